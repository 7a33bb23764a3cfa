package io.skillcert.registration.outcome.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.outcome.OutcomeReport;
import io.skillcert.registration.outcome.ReportOutcome;
import io.skillcert.registration.outcome.WageBand;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Voluntary reports of certificate holders about their employment. */
@Path("/v1/outcome-reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
@RolesAllowed(Role.CANDIDATE)
class OutcomeReportResource {

    private final ReportOutcome reportOutcome;
    private final Caller caller;

    OutcomeReportResource(ReportOutcome reportOutcome, Caller caller) {
        this.reportOutcome = reportOutcome;
        this.caller = caller;
    }

    /**
     * A report about one quarter.
     *
     * @param level a level of which the person has a certificate
     * @param quarter such as 2025-Q3
     * @param occupationRelated whether the work has to do with the occupation of the certificate
     * @param wageBand the band of the monthly wage in yuan; absent if it is not stated
     * @param consent whether the person agrees that the report is stored and counted
     */
    record ReportRequest(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull @Pattern(regexp = "\\d{4}-Q[1-4]", message = "is not a quarter, such as 2025-Q3") String quarter,
            @NotNull Boolean employed,
            @NotNull Boolean occupationRelated,
            WageBand wageBand,
            @NotNull Boolean consent) {
        OutcomeReport.Statement statement() {
            return new OutcomeReport.Statement(
                    level, quarter, employed, occupationRelated, Optional.ofNullable(wageBand));
        }
    }

    /** @param wageBand absent if it is not stated */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportView(
            UUID id,
            int level,
            String quarter,
            boolean employed,
            boolean occupationRelated,
            WageBand wageBand,
            Instant consentedAt) {
        static ReportView of(OutcomeReport report) {
            var statement = report.statement();
            return new ReportView(
                    report.id(),
                    statement.level(),
                    statement.quarter(),
                    statement.employed(),
                    statement.occupationRelated(),
                    statement.wageBand().orElse(null),
                    report.consentedAt());
        }
    }

    /**
     * Stores what the holder of a certificate of the level says about employment in a quarter, with the person's
     * consent, for the outcome figures. The account must be bound to the holder, and the quarter must lie between that
     * of the certificate and the present one. A second report for the quarter is answered 409; withdraw the first one
     * to correct it.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = ReportView.class, responseCode = "201")
    @Operation(summary = "Report the own employment in a quarter, voluntarily, once for each level and quarter")
    public RestResponse<ReportView> report(@Valid @NotNull ReportRequest request) {
        if (!request.consent()) {
            throw Violations.single("consent", "must be true: a report is stored with consent only");
        }
        var report = reportOutcome.report(request.statement(), caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, ReportView.of(report));
    }

    /**
     * Lists the reports of the person to whom the account is bound; for an account that is bound to nobody the list is
     * empty.
     */
    @GET
    @Operation(summary = "List the own reports, oldest first")
    public Page<ReportView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(reportOutcome.of(caller.account(), page), page, ReportView::of, OutcomeReport::id);
    }

    /** Deletes the report, which is not counted from then on. A repeated call is answered 404. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Withdraw an own report: it is deleted")
    public void withdraw(@RestPath UUID id) {
        reportOutcome.withdraw(id, caller.account());
    }
}
