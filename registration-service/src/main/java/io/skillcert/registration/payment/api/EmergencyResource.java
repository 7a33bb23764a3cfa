package io.skillcert.registration.payment.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.MoveRegistration;
import io.skillcert.registration.application.MoveRegistration.Target;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.payment.CancelForEmergency;
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
 * A public emergency hindered somebody (REG-12): a registrar recognises it, or the owner takes what the exam office has
 * recognised by cancelling a session.
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

    /** @param siteId of the other batch; absent: wherever there is room */
    public record MoveRequest(@NotNull UUID batchId, UUID siteId, @NotBlank @Size(max = 500) String reason) {}

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Recognise a public emergency: the registration ends, what the applicant paid goes back")
    public RestResponse<RegistrationView> recognise(
            @RestPath UUID id,
            @Valid @NotNull EmergencyRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var registration = cancelForEmergency.cancel(id, request.reason().strip(), ifMatch);
        return ETags.ok(views.of(registration), registration.version());
    }

    @POST
    @Path("/move")
    @RolesAllowed({Role.REGISTRAR, Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Recognise it, and move the registration to another batch, free and confirmed, instead")
    public RestResponse<RegistrationView> move(
            @RestPath UUID id, @Valid @NotNull MoveRequest request, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var target = new Target(request.batchId(), Optional.ofNullable(request.siteId()));
        var moved = moveRegistration.move(id, target, request.reason().strip(), ifMatch);
        return ETags.created("/v1/registrations/" + moved.id(), views.of(moved), moved.version());
    }
}
