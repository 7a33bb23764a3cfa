package io.skillcert.registration.document.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.document.Download;
import io.skillcert.registration.document.UploadDocuments;
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

/** One document: downloaded by its owner or a registrar, taken back by its owner. */
@Path("/v1/documents/{id}")
@Tag(name = "Documents")
public class DocumentResource {

    private final UploadDocuments uploadDocuments;
    private final SecurityIdentity caller;

    DocumentResource(UploadDocuments uploadDocuments, SecurityIdentity caller) {
        this.uploadDocuments = uploadDocuments;
        this.caller = caller;
    }

    @GET
    @Produces({"application/pdf", "image/jpeg", "image/png", MediaType.APPLICATION_JSON})
    @RolesAllowed({"candidate", "partner", "registrar"})
    @Operation(summary = "Download a document")
    public Response download(@RestPath UUID id) {
        var read = uploadDocuments.read(id, account(), reviews());
        var document = read.document();
        return Download.of(read.content(), document.type(), document.code().name());
    }

    @DELETE
    @RolesAllowed({"candidate", "partner"})
    @Operation(summary = "Take an own document back")
    public void remove(@RestPath UUID id) {
        uploadDocuments.remove(id, account());
    }

    private boolean reviews() {
        return caller.hasRole("registrar");
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
