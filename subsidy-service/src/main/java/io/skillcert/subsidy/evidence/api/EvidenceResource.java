package io.skillcert.subsidy.evidence.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.document.DownloadResponse;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.claim.EvidenceCode;
import io.skillcert.subsidy.evidence.UploadEvidence;
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

/** One document of a claim: downloaded by the claimant or officers, deleted by the claimant. */
@Path("/v1/evidence/{id}")
@Tag(name = "Claims")
class EvidenceResource {

    private final UploadEvidence uploadEvidence;
    private final Caller caller;

    EvidenceResource(UploadEvidence uploadEvidence, Caller caller) {
        this.uploadEvidence = uploadEvidence;
        this.caller = caller;
    }

    /** Returns the file as it was uploaded, to the claimant or to staff. Each download is recorded in the audit log. */
    @GET
    @Produces({"application/pdf", "image/jpeg", "image/png", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Download a document of a claim")
    @AuditedRead(act = "download-evidence", subject = "evidence")
    public Response download(@RestPath UUID id) {
        var download = uploadEvidence.download(id, claimant(caller));
        return DownloadResponse.of(download, download.attachment().code(EvidenceCode.class));
    }

    /**
     * Deletes the file. Once the claim is submitted its documents are kept, which is answered 409. A repeated call is
     * answered 404.
     */
    @DELETE
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Delete a document of an own claim, while it is a draft or returned for correction")
    public void remove(@RestPath UUID id) {
        uploadEvidence.remove(id, caller.account());
    }

    /** The account whose claims the caller may read; null for those who may read all. */
    static String claimant(Caller caller) {
        return caller.hasAnyRole(Role.CANDIDATE, Role.PARTNER) ? caller.account() : null;
    }
}
