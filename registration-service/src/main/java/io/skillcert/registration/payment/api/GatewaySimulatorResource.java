package io.skillcert.registration.payment.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.Json;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.payment.PaymentCallback;
import io.skillcert.registration.payment.PaymentGateway;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payment gateway of a sandbox: reports a payment by a signed callback, as a real gateway does. */
@Path("/v1/sandbox/gateway-payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sandbox")
class GatewaySimulatorResource {

    private final PaymentCallbackResource callbacks;
    private final PaymentGateway gateway;
    private final Json json;
    private final BusinessClock clock;

    GatewaySimulatorResource(
            PaymentCallbackResource callbacks, PaymentGateway gateway, Json json, BusinessClock clock) {
        this.callbacks = callbacks;
        this.gateway = gateway;
        this.json = json;
        this.clock = clock;
    }

    /** @param transactionId if absent, a new one; if repeated, the callback is repeated */
    record PaymentRequest(
            @NotNull UUID orderId,
            @NotNull Yuan amount,
            @Pattern(regexp = "[\\x21-\\x7e]{1,64}") String transactionId) {}

    record PaymentView(String transactionId) {}

    /**
     * Reports a payment for the order as the gateway does, by a callback with a valid signature; what becomes of it is
     * shown by the order and the registration. The same transaction again has no further effect. Outside a sandbox it
     * is answered 404.
     */
    @POST
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Pay an order through the gateway of a sandbox, which sends a signed callback")
    @FailsWith(404)
    public PaymentView pay(@Valid @NotNull PaymentRequest request) throws IOException {
        if (!clock.isSandbox()) {
            throw HttpProblem.NO_SANDBOX.exception();
        }
        var transaction = request.transactionId() == null ? "sandbox-" + UUID.randomUUID() : request.transactionId();
        var now = clock.instant();
        var paidAt = now.atZone(BusinessClock.ZONE).toOffsetDateTime();
        var callback = new PaymentCallback(request.orderId(), transaction, request.amount(), "CNY", paidAt);
        var body = json.write(callback).getBytes(StandardCharsets.UTF_8);
        var timestamp = Long.toString(now.getEpochSecond());
        callbacks.receive(timestamp, gateway.sign(timestamp, body), body);
        return new PaymentView(transaction);
    }
}
