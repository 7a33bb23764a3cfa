package io.skillcert.registration.payment.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.payment.CollectFee;
import io.skillcert.registration.payment.PaymentOrder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Payment orders, which applicants pay at the gateway. */
@Path("/v1/registrations/{id}/payment-order")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class PaymentOrderResource {

    private final CollectFee collectFee;
    private final Caller caller;

    PaymentOrderResource(CollectFee collectFee, Caller caller) {
        this.collectFee = collectFee;
        this.caller = caller;
    }

    /**
     * A payment order.
     *
     * @param id the identifier that the gateway needs to collect the payment
     * @param payBy the last day of the review period
     */
    record PaymentOrderView(
            UUID id, UUID registrationId, Yuan amount, String currency, LocalDate payBy, PaymentOrder.Status status) {}

    /**
     * Creates the order (缴费) that the applicant pays at the gateway by the end of the review period (REG-10), or
     * returns the one that exists. The registration must be {@code APPROVED}, otherwise 409; an order that is paid
     * already is returned in any status. A fee of zero confirms the registration at once.
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @Operation(
            summary =
                    "Order the fee of an own, approved registration, or get the existing order; a fee of zero is confirmed")
    public RestResponse<PaymentOrderView> order(@RestPath UUID id) {
        var order = collectFee.order(id, caller.account());
        return RestResponse.ok(new PaymentOrderView(
                order.id(), order.registrationId(), order.amount(), "CNY", order.payBy(), order.status()));
    }
}
