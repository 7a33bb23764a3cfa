package io.skillcert.registration.payment.api;

import io.skillcert.http.UploadedText;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.IsoDates;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.registration.payment.ReconcilePayments;
import io.skillcert.registration.payment.ReconcilePayments.Reconciliation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Reconciles the payments of a day with the gateway's file. */
@Path("/v1/payment-reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class ReconciliationResource {

    private static final int MAX_BYTES = 8 * 1024 * BodyLimit.KIB;

    private final ReconcilePayments reconcilePayments;

    ReconciliationResource(ReconcilePayments reconcilePayments) {
        this.reconcilePayments = reconcilePayments;
    }

    /**
     * Compares the payments of the day with the file of the gateway and stores the differences: missing here, missing
     * there, or different. It changes no payment; for one that is missing here the gateway must repeat its callback.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @Operation(summary = "Compare a day's payments with the gateway's CSV: transaction_id, amount, currency")
    public RestResponse<Reconciliation> reconcile(
            @Parameter(required = true, schema = @Schema(examples = "2025-07-03")) @RestQuery String day, byte[] file) {
        return RestResponse.ok(reconcilePayments.reconcile(day(day), UploadedText.read(file, StandardCharsets.UTF_8)));
    }

    private static LocalDate day(String text) {
        try {
            return IsoDates.read(text);
        } catch (DateTimeException e) {
            throw Violations.single("day", e.getMessage());
        }
    }
}
