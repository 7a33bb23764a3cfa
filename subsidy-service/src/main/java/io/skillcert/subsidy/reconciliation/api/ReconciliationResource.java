package io.skillcert.subsidy.reconciliation.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.reconciliation.Reconcile;
import io.skillcert.subsidy.reconciliation.Reconciliations;
import io.skillcert.subsidy.reconciliation.Reconciliations.Reconciliation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The daily reconciliation of ledger, funds, claims and bank reports. */
@Path("/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class ReconciliationResource {

    private final Reconcile reconcile;
    private final Reconciliations reconciliations;

    ReconciliationResource(Reconcile reconcile, Reconciliations reconciliations) {
        this.reconcile = reconcile;
        this.reconciliations = reconciliations;
    }

    record ReconciliationsView(List<Reconciliation> items) {}

    /**
     * Compares ledger, funds, claims and bank reports, and stores each difference in place of an earlier result of the
     * day, which a job makes once a day. It corrects nothing.
     */
    @POST
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Idempotent
    @Operation(summary = "Reconcile ledger, funds, claims and bank reports now")
    public RestResponse<Reconciliation> reconcile() {
        return RestResponse.ok(reconcile.reconcileNow());
    }

    /**
     * Lists the results with their differences; {@code NOT_COMPARED} says that the books of a named day were never
     * compared.
     */
    @GET
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List the reconciliations of the last days, the latest first, or the one of a day")
    public ReconciliationsView list(
            @RestQuery LocalDate day, @RestQuery @DefaultValue("30") @Min(1) @Max(200) int limit) {
        return new ReconciliationsView(day == null ? reconciliations.latest(limit) : List.of(reconciliations.of(day)));
    }
}
