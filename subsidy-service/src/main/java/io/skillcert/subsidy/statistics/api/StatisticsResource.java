package io.skillcert.subsidy.statistics.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.http.table.CsvTable;
import io.skillcert.subsidy.statistics.Forecasts;
import io.skillcert.subsidy.statistics.Forecasts.Forecast;
import io.skillcert.subsidy.statistics.SubsidyStatistics;
import io.skillcert.subsidy.statistics.SubsidyStatistics.BasisLine;
import io.skillcert.subsidy.statistics.SubsidyStatistics.ClaimsLine;
import io.skillcert.subsidy.statistics.SubsidyStatistics.Period;
import io.skillcert.subsidy.statistics.SubsidyStatistics.ReasonLine;
import io.skillcert.subsidy.statistics.SubsidyStatistics.StateLine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Statistics of claims: amounts, bases, reasons of refusal, processing times and a forecast for the year. */
@Path("/v1/figures")
@Tag(name = "Statistics")
@RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR})
class StatisticsResource {

    private static final int MAX_YEARS = 10;

    private final SubsidyStatistics statistics;
    private final Forecasts forecasts;
    private final BusinessClock clock;

    StatisticsResource(SubsidyStatistics statistics, Forecasts forecasts, BusinessClock clock) {
        this.statistics = statistics;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    /** The table to export. */
    enum Table {
        CLAIMS,
        BASES,
        REASONS,
        STATES,
        FORECAST
    }

    record StatisticsView(
            LocalDate from,
            LocalDate to,
            List<ClaimsLine> claims,
            List<BasisLine> bases,
            List<ReasonLine> reasons,
            List<StateLine> states,
            List<Forecast> forecast) {}

    /**
     * Computes figures of the claims of a period of at most ten years, by the day of the claim and their present
     * status; a certificate counts once for each kind. The forecast adds what the last three months suggest to what is
     * paid.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get claims and amounts by month, level and outcome; bases, refusals, processing times, forecast")
    public StatisticsView get(@RestQuery LocalDate from, @RestQuery LocalDate to) {
        var period = period(from, to);
        return new StatisticsView(
                period.from(),
                period.to(),
                statistics.claims(period),
                statistics.bases(period),
                statistics.reasons(period),
                statistics.states(period),
                forecasts.of(period, clock.today()));
    }

    /** Returns one table of the same statistics as CSV, by default that of the claims. */
    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "Export one table of the statistics as CSV")
    public Response export(
            @RestQuery @DefaultValue("CLAIMS") Table of, @RestQuery LocalDate from, @RestQuery LocalDate to) {
        return Response.ok(csv(of, period(from, to)), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"figures.csv\"")
                .build();
    }

    private String csv(Table table, Period period) {
        return switch (table) {
            case CLAIMS -> CsvTable.write(ClaimsLine.class, statistics.claims(period));
            case BASES -> CsvTable.write(BasisLine.class, statistics.bases(period));
            case REASONS -> CsvTable.write(ReasonLine.class, statistics.reasons(period));
            case STATES -> CsvTable.write(StateLine.class, statistics.states(period));
            case FORECAST -> CsvTable.write(Forecast.class, forecasts.of(period, clock.today()));
        };
    }

    /** The requested period; by default the year until now. */
    private Period period(LocalDate from, LocalDate to) {
        var last = Optional.ofNullable(to).orElseGet(clock::today);
        var first = Optional.ofNullable(from).orElseGet(() -> last.withDayOfYear(1));
        new Violations()
                .addIf(last.isBefore(first), "to", "is before {0}", "from")
                .addIf(last.isAfter(first.plusYears(MAX_YEARS)), "to", "is more than {0} years later", MAX_YEARS)
                .throwIfAny();
        return new Period(first, last);
    }
}
