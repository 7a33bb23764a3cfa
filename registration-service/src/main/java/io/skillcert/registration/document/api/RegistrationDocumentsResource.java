package io.skillcert.registration.document.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.document.Contents;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.registration.document.Document;
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

/** Documents of a draft or a registration: uploaded by its owner, listed for owner and registrar. */
@Path("/v1/registrations/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class RegistrationDocumentsResource {

    private final UploadDocuments uploadDocuments;
    private final SecurityIdentity caller;

    RegistrationDocumentsResource(UploadDocuments uploadDocuments, SecurityIdentity caller) {
        this.uploadDocuments = uploadDocuments;
        this.caller = caller;
    }

    /** @param size in bytes. @param sha256 of the content */
    public record DocumentView(
            UUID id, DocumentCode code, String mediaType, int size, String sha256, Instant uploadedAt) {
        static DocumentView of(Document document) {
            return new DocumentView(
                    document.id(),
                    document.code(),
                    document.type().mediaType(),
                    document.size(),
                    document.sha256(),
                    document.uploadedAt());
        }
    }

    @POST
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @RolesAllowed({"candidate", "partner"})
    @BodyLimit(Contents.MAX_BYTES)
    @APIResponseSchema(value = DocumentView.class, responseCode = "201")
    @Operation(
            summary =
                    "Upload a document of an own draft or registration: a PDF, JPEG or PNG up to 10 MiB; the same again"
                            + " changes nothing. A photo has 295 × 413 pixels or a multiple, and a white background")
    public RestResponse<DocumentView> upload(
            @RestPath UUID id,
            @RestQuery @NotNull DocumentCode code,
            byte[] content,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType mediaType) {
        var type = mediaType.getType() + "/" + mediaType.getSubtype();
        var document = uploadDocuments.upload(id, code, content, type, account());
        return RestResponse.ResponseBuilder.<DocumentView>created(URI.create("/v1/documents/" + document.id()))
                .entity(DocumentView.of(document))
                .build();
    }

    @GET
    @RolesAllowed({"candidate", "partner", "registrar"})
    @Operation(summary = "List the documents of a draft or registration, oldest first")
    public List<DocumentView> list(@RestPath UUID id) {
        return uploadDocuments.list(id, account(), reviews()).stream()
                .map(DocumentView::of)
                .toList();
    }

    private boolean reviews() {
        return caller.hasRole("registrar");
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
