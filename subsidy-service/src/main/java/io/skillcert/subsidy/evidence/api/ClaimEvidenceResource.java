package io.skillcert.subsidy.evidence.api;

import io.skillcert.document.Attachment;
import io.skillcert.document.Attachments;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.claim.EvidenceCode;
import io.skillcert.subsidy.evidence.UploadEvidence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The documents of a claim: uploaded by the claimant, listed for the claimant and officers. */
@Path("/v1/claims/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
class ClaimEvidenceResource {

    private final UploadEvidence uploadEvidence;
    private final Caller caller;

    ClaimEvidenceResource(UploadEvidence uploadEvidence, Caller caller) {
        this.uploadEvidence = uploadEvidence;
        this.caller = caller;
    }

    /**
     * A document of a claim.
     *
     * @param size in bytes
     * @param sha256 of the content, in lower-case hexadecimal
     */
    public record EvidenceView(
            UUID id, EvidenceCode code, String mediaType, int size, String sha256, Instant uploadedAt) {
        static EvidenceView of(Attachment evidence) {
            return new EvidenceView(
                    evidence.id(),
                    evidence.code(EvidenceCode.class),
                    evidence.type().mediaType(),
                    evidence.size(),
                    evidence.sha256(),
                    evidence.uploadedAt());
        }
    }

    /**
     * Stores a PDF, JPEG or PNG of up to 10 MiB as evidence (guide §6.2), encrypted, after its content was checked; the
     * same file again changes nothing. A claim has at most 20 files, and takes them until it is decided, and again
     * after a refusal or a returned payment; otherwise it is answered 409. A file that is not accepted is answered 422
     * with the reason.
     */
    @POST
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @BodyLimit(Attachments.MAX_BYTES)
    @APIResponseSchema(value = EvidenceView.class, responseCode = "201")
    @Operation(
            summary = "Upload a document to an own claim",
            description = "A PDF, JPEG or PNG up to 10 MiB. The same file again changes nothing.")
    @FailsWith(422)
    public RestResponse<EvidenceView> upload(
            @RestPath UUID id,
            @RestQuery @NotNull EvidenceCode code,
            byte[] content,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType mediaType) {
        var type = mediaType.getType() + "/" + mediaType.getSubtype();
        var evidence = uploadEvidence.upload(id, code, content, type, caller.account());
        return RestResponse.ResponseBuilder.<EvidenceView>created(URI.create("/v1/evidence/" + evidence.id()))
                .entity(EvidenceView.of(evidence))
                .build();
    }

    /** Lists what was uploaded for the claim, with code, type, size and digest of each file. */
    @GET
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the documents of a claim, oldest first")
    public List<EvidenceView> list(@RestPath UUID id) {
        return uploadEvidence.list(id, EvidenceResource.claimant(caller)).stream()
                .map(EvidenceView::of)
                .toList();
    }
}
