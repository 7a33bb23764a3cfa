package io.skillcert.registration.payment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.payment.CollectFee;
import io.skillcert.registration.payment.PaymentCallback;
import io.skillcert.registration.payment.PaymentGateway;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Receives signed callbacks of the payment gateway. Each transaction takes effect once. */
@Path("/v1/payment-callbacks")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class PaymentCallbackResource {

    private static final int MAX_BYTES = 8 * BodyLimit.KIB;

    private final CollectFee collectFee;
    private final PaymentGateway gateway;
    private final Validator validator;
    private final ObjectMapper json;
    private final BusinessClock clock;

    PaymentCallbackResource(
            CollectFee collectFee,
            PaymentGateway gateway,
            Validator validator,
            ObjectMapper json,
            BusinessClock clock) {
        this.collectFee = collectFee;
        this.gateway = gateway;
        this.validator = validator;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Stores the payment whatever the state of the registration. The right amount for an {@code APPROVED} registration
     * within the review period confirms it (REG-10) and publishes
     * {@code io.skillcert.registration.registration-confirmed.v1}; a payment that is late, double, too small or in
     * another currency, and what is paid too much, is refunded. A signature that is wrong or older than five minutes is
     * answered 401, a known transaction with other content 409.
     */
    @POST
    @ResponseStatus(204)
    @PermitAll
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary = "Receive a payment from the gateway. X-Gateway-Signature is the hex of HMAC-SHA256 over"
                    + " '<X-Gateway-Timestamp>.<body>'; a repeated transaction is answered 204 without effect")
    @FailsWith({401, 404, 409})
    public void receive(
            @HeaderParam("X-Gateway-Timestamp") String timestamp,
            @HeaderParam("X-Gateway-Signature") String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = PaymentCallback.class))) byte[] body)
            throws IOException {
        gateway.requireSigned(timestamp, signature, body, clock.instant());
        collectFee.receive(read(body));
    }

    private PaymentCallback read(byte[] body) throws IOException {
        try {
            var callback = json.readValue(body, PaymentCallback.class);
            if (callback == null) {
                throw Violations.single("body", "is missing");
            }
            new Violations().addAll(Violations.of(validator.validate(callback))).throwIfAny();
            return callback;
        } catch (JsonMappingException e) {
            throw ProblemException.invalid(List.of(Violations.of(e)));
        } catch (JsonProcessingException e) {
            throw Violations.single("body", "is not well-formed JSON");
        }
    }
}
