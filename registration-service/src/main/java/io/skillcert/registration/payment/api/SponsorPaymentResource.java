package io.skillcert.registration.payment.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.payment.PayAsSponsor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Payments of fees by sponsors, such as training institutions. */
@Path("/v1/registrations/{id}/sponsor-payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class SponsorPaymentResource {

    private final PayAsSponsor payAsSponsor;
    private final RegistrationViews views;

    SponsorPaymentResource(PayAsSponsor payAsSponsor, RegistrationViews views) {
        this.payAsSponsor = payAsSponsor;
        this.views = views;
    }

    /** @param reference the sponsor's reference of the payment */
    record SponsorPaymentRequest(@NotBlank @Size(max = 100) String reference) {}

    /**
     * Records that a sponsor, such as a training institution whose price includes the exam fee (guide §7.1), pays for
     * the registration, which must be {@code APPROVED} and in its review period (REG-10). It becomes {@code CONFIRMED},
     * and {@code io.skillcert.registration.registration-confirmed.v1} tells exam-service.
     */
    @POST
    @RolesAllowed(Role.PARTNER)
    @Idempotent
    @Operation(summary = "Pay for an own registration as its sponsor, which confirms it")
    public RestResponse<RegistrationView> pay(@RestPath UUID id, @Valid @NotNull SponsorPaymentRequest request) {
        var registration = payAsSponsor.pay(id, request.reference());
        return ETags.ok(views.of(registration), registration.version());
    }
}
