package io.skillcert.registration.document.api;

import io.skillcert.document.Attachment;
import io.skillcert.document.Attachments;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.document.UploadDocuments;
import io.skillcert.registration.eligibility.policy.DocumentCode;
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

/** The documents of a draft or a registration: uploaded by its owner, listed for the owner and registrars. */
@Path("/v1/registrations/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
class RegistrationDocumentsResource {

    private final UploadDocuments uploadDocuments;
    private final Caller caller;

    RegistrationDocumentsResource(UploadDocuments uploadDocuments, Caller caller) {
        this.uploadDocuments = uploadDocuments;
        this.caller = caller;
    }

    /**
     * A document of a draft or a registration.
     *
     * @param size in bytes
     * @param sha256 of the content, in lower-case hexadecimal
     */
    public record DocumentView(
            UUID id, DocumentCode code, String mediaType, int size, String sha256, Instant uploadedAt) {
        static DocumentView of(Attachment document) {
            return new DocumentView(
                    document.id(),
                    document.code(DocumentCode.class),
                    document.type().mediaType(),
                    document.size(),
                    document.sha256(),
                    document.uploadedAt());
        }
    }

    /**
     * Stores a PDF, JPEG or PNG of up to 10 MiB for a document of the checklist (REG-08), encrypted, after its content
     * was checked; the same file again changes nothing. A photo has 295 × 413 pixels or a multiple of it and a white
     * background. A file that is not accepted is answered 422 with the reason. A person has at most 30 files, and files
     * are taken until the registration is approved or has ended; otherwise it is answered 409.
     */
    @POST
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @BodyLimit(Attachments.MAX_BYTES)
    @APIResponseSchema(value = DocumentView.class, responseCode = "201")
    @Operation(
            summary = "Upload a document to an own draft or registration",
            description =
                    "A PDF, JPEG or PNG up to 10 MiB. The same file again changes nothing. A photo has 295 × 413 pixels or a"
                            + " multiple of it and a white background.")
    @FailsWith(422)
    public RestResponse<DocumentView> upload(
            @RestPath UUID id,
            @RestQuery @NotNull DocumentCode code,
            byte[] content,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType mediaType) {
        var type = mediaType.getType() + "/" + mediaType.getSubtype();
        var document = uploadDocuments.upload(id, code, content, type, caller.account());
        return RestResponse.ResponseBuilder.<DocumentView>created(URI.create("/v1/documents/" + document.id()))
                .entity(DocumentView.of(document))
                .build();
    }

    /** Lists what was uploaded for the draft or registration, with code, type, size and digest of each file. */
    @GET
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR})
    @Operation(summary = "List the documents of a draft or registration, oldest first")
    public List<DocumentView> list(@RestPath UUID id) {
        return uploadDocuments.list(id, caller.visibleOwner(Role.REGISTRAR)).stream()
                .map(DocumentView::of)
                .toList();
    }
}
