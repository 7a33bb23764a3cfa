package io.skillcert.exam.publication;

import io.skillcert.exam.publication.LookUpResult.OwnResult;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's own result with its scores, once it is published. */
@Path("/v1/result-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
public class ResultLookupResource {

    private final LookUpResult lookUpResult;

    ResultLookupResource(LookUpResult lookUpResult) {
        this.lookUpResult = lookUpResult;
    }

    /** The person is recognised by the identity document that was registered with. */
    public record ResultLookup(
            @NotNull UUID registrationId,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {
        IdentityDocument document() {
            return Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
        }
    }

    @POST
    @RolesAllowed({"candidate", "partner"})
    @APIResponseSchema(OwnResult.class)
    @Operation(summary = "Look up the published result of a registration by its holder's identity document")
    public RestResponse<OwnResult> lookUp(@Valid @NotNull ResultLookup lookup) {
        return RestResponse.ResponseBuilder.ok(lookUpResult.lookUp(lookup.registrationId(), lookup.document()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
