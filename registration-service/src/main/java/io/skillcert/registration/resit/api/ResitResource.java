package io.skillcert.registration.resit.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.personal.OwnReference;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.resit.RegisterResit;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Registers the resit of a registration whose exam was not passed. */
@Path("/v1/registrations/{id}/resit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
class ResitResource {

    private final RegisterResit registerResit;
    private final RegistrationViews views;

    public ResitResource(RegisterResit registerResit, RegistrationViews views) {
        this.registerResit = registerResit;
        this.views = views;
    }

    /**
     * @param siteId a site of the batch; any site with free places if absent
     * @param reference an own reference of the account, 1 to 64 visible ASCII characters, without personal data; it need not be unique
     * @param commitment the version of the signed commitment, see {@code /v1/commitment}
     */
    public record ResitRequest(
            @NotNull UUID batchId,
            UUID siteId,
            @OwnReference String reference,
            @NotBlank @Size(max = 20) String commitment) {}

    /**
     * Registers the subjects that were not passed for another batch (EXM-08), within the year in which the passed ones
     * are retained (EXM-07), for the fee of these subjects. It is {@code APPROVED} at once, because eligibility was
     * decided with the first registration, and must be paid within the review period. Without a published result,
     * without the right to a resit, after the year, for a second resit or while the person is barred (EXM-14) it is
     * answered 409.
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Register the one resit (补考) of the subjects not passed, within the retention year")
    public RestResponse<RegistrationView> register(@RestPath UUID id, @Valid @NotNull ResitRequest request) {
        var resit = registerResit.register(
                id,
                request.batchId(),
                Optional.ofNullable(request.siteId()),
                Optional.ofNullable(request.reference()),
                request.commitment());
        return ETags.created("/v1/registrations/" + resit.id(), views.of(resit), resit.version());
    }
}
