package io.skillcert.subsidy.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What the subsidy comes to, in statistics: claims and money, reasons, times, and the rest of the year. */
@Path("/v1/figures")
@Tag(name = "Figures")
@RolesAllowed({"subsidy-officer", "subsidy-approver", "treasurer", "auditor"})
public class StatisticsResource {

    private static final int MAX_YEARS = 10;

    private final SubsidyStatistics statistics;
    private final BusinessClock clock;

    StatisticsResource(SubsidyStatistics statistics, BusinessClock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /** What an export holds. */
    public enum Table {
        CLAIMS,
        BASES,
        REASONS,
        STATES,
        FORECAST
    }

    public record FiguresView(
            LocalDate from,
            LocalDate to,
            List<SubsidyStatistics.ClaimsLine> claims,
            List<SubsidyStatistics.BasisLine> bases,
            List<SubsidyStatistics.ReasonLine> reasons,
            List<SubsidyStatistics.StateLine> states,
            SubsidyStatistics.Forecast forecast) {}

    private record Span(LocalDate from, LocalDate to) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Claims and money by month, level and outcome; bases, reasons, times, forecast")
    public FiguresView get(@RestQuery LocalDate from, @RestQuery LocalDate to) {
        var span = span(from, to);
        return new FiguresView(
                span.from(),
                span.to(),
                statistics.claims(span.from(), span.to()),
                statistics.bases(span.from(), span.to()),
                statistics.reasons(span.from(), span.to()),
                statistics.states(span.from(), span.to()),
                statistics.forecast(clock.today()));
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "One table of the statistics as CSV")
    public Response export(
            @RestQuery @DefaultValue("CLAIMS") Table of, @RestQuery LocalDate from, @RestQuery LocalDate to) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        rows(of, span(from, to)).forEach(csv::writeRecord);
        return Response.ok(text.toString(), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"figures.csv\"")
                .build();
    }

    /** Absent: the year so far. */
    private Span span(LocalDate from, LocalDate to) {
        var last = Optional.ofNullable(to).orElseGet(clock::today);
        var first = Optional.ofNullable(from).orElseGet(() -> last.withDayOfYear(1));
        var violations = new Violations();
        violations
                .addIf(last.isBefore(first), "to", "is before from")
                .addIf(last.isAfter(first.plusYears(MAX_YEARS)), "to", "is more than " + MAX_YEARS + " years later")
                .throwIfAny();
        return new Span(first, last);
    }

    private List<List<String>> rows(Table of, Span span) {
        var rows = new ArrayList<List<String>>();
        switch (of) {
            case CLAIMS -> {
                rows.add(List.of("month", "level", "outcome", "claims", "granted", "paid"));
                statistics
                        .claims(span.from(), span.to())
                        .forEach(line -> rows.add(row(
                                line.month(),
                                line.level(),
                                line.outcome(),
                                line.claims(),
                                line.granted(),
                                line.paid())));
            }
            case BASES -> {
                rows.add(List.of("basis", "claims", "granted"));
                statistics
                        .bases(span.from(), span.to())
                        .forEach(line -> rows.add(row(line.basis(), line.claims(), line.granted())));
            }
            case REASONS -> {
                rows.add(List.of("rule", "refusals"));
                statistics.reasons(span.from(), span.to()).forEach(line -> rows.add(row(line.rule(), line.refusals())));
            }
            case STATES -> {
                rows.add(List.of("status", "claims", "median_days", "longest_days"));
                statistics
                        .states(span.from(), span.to())
                        .forEach(line ->
                                rows.add(row(line.status(), line.claims(), line.medianDays(), line.longestDays())));
            }
            case FORECAST -> {
                var forecast = statistics.forecast(clock.today());
                rows.add(List.of("year", "paid", "pending", "monthly_mean", "expected"));
                rows.add(row(
                        forecast.year(),
                        forecast.paid(),
                        forecast.pending(),
                        forecast.monthlyMean(),
                        forecast.expected()));
            }
        }
        return rows;
    }

    private static List<String> row(Object... cells) {
        return Stream.of(cells)
                .map(cell -> cell instanceof BigDecimal number ? number.toPlainString() : Objects.toString(cell, ""))
                .toList();
    }
}
