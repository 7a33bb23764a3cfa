package io.skillcert.subsidy.evidence.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.document.Download;
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

/** One document of a claim: downloaded by the claimant or whoever works on it, taken back by the claimant. */
@Path("/v1/evidence/{id}")
@Tag(name = "Claims")
public class EvidenceResource {

    private final UploadEvidence uploadEvidence;
    private final SecurityIdentity caller;

    EvidenceResource(UploadEvidence uploadEvidence, SecurityIdentity caller) {
        this.uploadEvidence = uploadEvidence;
        this.caller = caller;
    }

    @GET
    @Produces({"application/pdf", "image/jpeg", "image/png", MediaType.APPLICATION_JSON})
    @RolesAllowed({"candidate", "partner", "subsidy-officer", "subsidy-approver", "auditor"})
    @Operation(summary = "Download a document of a claim")
    public Response download(@RestPath UUID id) {
        var read = uploadEvidence.read(id, visibleOwner(caller));
        var evidence = read.evidence();
        return Download.of(read.content(), evidence.type(), evidence.code().name());
    }

    @DELETE
    @RolesAllowed({"candidate", "partner"})
    @Operation(summary = "Take an own document back, while the claim is a draft or returned for correction")
    public void remove(@RestPath UUID id) {
        uploadEvidence.remove(id, caller.getPrincipal().getName());
    }

    /** Null for those who may see everybody's. */
    static String visibleOwner(SecurityIdentity caller) {
        var owns = caller.hasRole("candidate") || caller.hasRole("partner");
        return owns ? caller.getPrincipal().getName() : null;
    }
}
