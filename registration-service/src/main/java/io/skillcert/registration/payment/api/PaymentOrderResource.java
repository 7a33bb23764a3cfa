package io.skillcert.registration.payment.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.payment.PaymentOrder;
import io.skillcert.registration.payment.TakePayment;
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

/** What an applicant pays at the gateway. */
@Path("/v1/registrations/{id}/payment-order")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class PaymentOrderResource {

    private final TakePayment takePayment;
    private final Caller caller;

    public PaymentOrderResource(TakePayment takePayment, Caller caller) {
        this.takePayment = takePayment;
        this.caller = caller;
    }

    /** @param id what the gateway is told to collect for. @param payBy the last day of the review period */
    public record PaymentOrderView(
            UUID id, UUID registrationId, Yuan amount, String currency, LocalDate payBy, PaymentOrder.Status status) {}

    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @Operation(
            summary = "Order the fee of an own, approved registration; the same again. What costs nothing is confirmed")
    public RestResponse<PaymentOrderView> order(@RestPath UUID id) {
        var order = takePayment.order(id, caller.account());
        return RestResponse.ok(new PaymentOrderView(
                order.id(), order.registrationId(), order.amount(), "CNY", order.payBy(), order.status()));
    }
}
