package io.skillcert.registration.emergency.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.emergency.CancelForEmergency;
import io.skillcert.registration.emergency.MoveRegistration;
import io.skillcert.registration.emergency.MoveRegistration.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Cancels or moves registrations because of a public emergency (REG-12): at the request of a registrar, or of the owner
 * once exam-service has cancelled the session.
 */
@Path("/v1/registrations/{id}/emergency")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class EmergencyResource {

    private final CancelForEmergency cancelForEmergency;
    private final MoveRegistration moveRegistration;
    private final RegistrationViews views;

    public EmergencyResource(
            CancelForEmergency cancelForEmergency, MoveRegistration moveRegistration, RegistrationViews views) {
        this.cancelForEmergency = cancelForEmergency;
        this.moveRegistration = moveRegistration;
        this.views = views;
    }

    public record EmergencyRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param siteId a site of the other batch; any site with free places if absent */
    public record MoveRequest(@NotNull UUID batchId, UUID siteId, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Ends a confirmed registration because a public emergency prevents the exam (REG-12): it becomes
     * {@code CANCELLED}, its place is freed, what was paid at the gateway is refunded, and exam-service is told by
     * {@code io.skillcert.registration.registration-cancelled.v1}. The owner may do so once exam-service has cancelled
     * the session; a registrar may declare it. With a published result, or if it is not confirmed, it is answered 409.
     */
    @POST
    @RolesAllowed({Role.REGISTRAR, Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Cancel a registration because of a public emergency and refund the fee")
    public RestResponse<RegistrationView> cancel(
            @RestPath UUID id,
            @Valid @NotNull EmergencyRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var registration = cancelForEmergency.cancel(id, request.reason().strip(), ifMatch);
        return ETags.ok(views.of(registration), registration.version());
    }

    /**
     * Replaces a confirmed registration by one in another batch, free of charge, because a public emergency prevents
     * the exam (REG-12): the old one becomes {@code CANCELLED}, the new one is {@code CONFIRMED} with the decision,
     * documents and payment of the old one, and exam-service is told of both. The other batch must examine the same
     * occupation and level, be in its review period and have a free place.
     */
    @POST
    @Path("/move")
    @RolesAllowed({Role.REGISTRAR, Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Move a registration to another batch, free of charge, because of a public emergency")
    public RestResponse<RegistrationView> move(
            @RestPath UUID id, @Valid @NotNull MoveRequest request, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var target = new Target(request.batchId(), Optional.ofNullable(request.siteId()));
        var moved = moveRegistration.move(id, target, request.reason().strip(), ifMatch);
        return ETags.created("/v1/registrations/" + moved.id(), views.of(moved), moved.version());
    }
}
