package io.skillcert.registration.document.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.document.DownloadResponse;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.document.UploadDocuments;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One document: downloaded by its owner or a registrar, deleted by its owner. */
@Path("/v1/documents/{id}")
@Tag(name = "Documents")
class DocumentResource {

    private final UploadDocuments uploadDocuments;
    private final Caller caller;

    DocumentResource(UploadDocuments uploadDocuments, Caller caller) {
        this.uploadDocuments = uploadDocuments;
        this.caller = caller;
    }

    /**
     * Returns the file as it was uploaded, to the owner of the draft or registration or to a registrar. Each download
     * is recorded in the audit log.
     */
    @GET
    @Produces({"application/pdf", "image/jpeg", "image/png", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR})
    @Operation(summary = "Download a document")
    @AuditedRead(act = "download-document", subject = "document")
    public Response download(@RestPath UUID id) {
        var download = uploadDocuments.download(id, caller.visibleOwner(Role.REGISTRAR));
        return DownloadResponse.of(download, download.attachment().code(DocumentCode.class));
    }

    /**
     * Deletes the file while documents of its draft or registration can still be changed; afterwards it is answered
     * 409. A repeated call is answered 404.
     */
    @DELETE
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Delete a document of an own draft or registration")
    public void remove(@RestPath UUID id) {
        uploadDocuments.remove(id, caller.account());
    }
}
