package io.skillcert.registration.payment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.payment.Refund;
import io.skillcert.registration.payment.Refunds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Refunds (退费), which the treasurer transfers. */
@Path("/v1/refunds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class RefundResource {

    private final Refunds refunds;

    RefundResource(Refunds refunds) {
        this.refunds = refunds;
    }

    /** @param reference the treasurer's reference of the transfer */
    record RefundRequest(@NotBlank @Size(max = 100) String reference) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundView(
            UUID id,
            UUID paymentId,
            Yuan amount,
            String currency,
            Refund.Reason reason,
            Refund.Status status,
            Instant dueAt,
            String reference) {
        static RefundView of(Refund refund) {
            return new RefundView(
                    refund.id(),
                    refund.paymentId(),
                    refund.amount(),
                    refund.currency(),
                    refund.reason(),
                    refund.status(),
                    refund.dueAt(),
                    refund.reference().orElse(null));
        }
    }

    /**
     * Lists the refunds (退费) with amount, reason and status. {@code DUE} ones are to be transferred, {@code REVOKED}
     * ones are not, because their ground has gone.
     */
    @GET
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List refunds, oldest first")
    public Page<RefundView> list(@RestQuery Refund.Status status, @BeanParam @Valid PageRequest page) {
        return Page.of(refunds.page(status, page), page, RefundView::of, Refund::id);
    }

    /**
     * Records that the treasurer has transferred the refund, with the reference of the transfer: it becomes
     * {@code REFUNDED}. One that is refunded or revoked is answered 409; the money itself is moved outside this system.
     */
    @POST
    @Path("/{id}/execution")
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @Operation(summary = "Mark a refund as transferred")
    public RestResponse<RefundView> execute(@RestPath UUID id, @Valid @NotNull RefundRequest request) {
        return RestResponse.ok(RefundView.of(refunds.execute(id, request.reference())));
    }
}
