package io.skillcert.exam.paper.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.paper.ApprovePaper;
import io.skillcert.exam.paper.PaperContent;
import io.skillcert.exam.paper.Papers;
import io.skillcert.exam.paper.ReadPaper;
import io.skillcert.exam.paper.ReplayPaper;
import io.skillcert.http.ETags;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Papers (试卷): approved by another person than the one who assembled them, and assembled again to compare. */
@Path("/v1/papers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Papers")
class PaperResource {

    private final Papers papers;
    private final ReadPaper readPaper;
    private final ApprovePaper approvePaper;
    private final ReplayPaper replayPaper;
    private final Caller caller;

    PaperResource(
            Papers papers, ReadPaper readPaper, ApprovePaper approvePaper, ReplayPaper replayPaper, Caller caller) {
        this.papers = papers;
        this.readPaper = readPaper;
        this.approvePaper = approvePaper;
        this.replayPaper = replayPaper;
        this.caller = caller;
    }

    /**
     * Whether a paper can be assembled again.
     *
     * @param matches whether everything is the same
     * @param digest of all forms, as assembled again
     * @param snapshot whether the snapshot of the bank has its digest
     * @param items whether the items are the same in the same order
     * @param content whether the encrypted paper has the contents of these items
     */
    record ReplayView(boolean matches, String digest, boolean snapshot, boolean items, boolean content) {}

    /**
     * Returns session, level, form, blueprint, algorithm and digest of the paper (试卷), and who has assembled and
     * approved it. The ETag is the version that the approval must name.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "Get what a paper was assembled from, without its items")
    public RestResponse<PaperView> get(@RestPath UUID id) {
        var paper = papers.get(id);
        return ETags.ok(PaperView.of(paper), paper.version());
    }

    /**
     * Returns the decrypted paper as a candidate will see it. Each call is recorded in the audit log. If the contents
     * can't be decrypted here, it is answered 409.
     */
    @GET
    @Path("/content")
    @RolesAllowed(Role.EXAM_OFFICER)
    @AuditedRead(act = "read-paper", subject = "paper")
    @Operation(summary = "Read a paper as a candidate will see it, before approving it; without keys")
    @FailsWith(409)
    @APIResponseSchema(value = PaperContent.class, responseCode = "200")
    public RawJson content(@RestPath UUID id) {
        return RawJson.of(readPaper.content(id));
    }

    /**
     * Approves one form. When all forms of the level are approved, each seat gets a form, so that no two neighbours
     * have the same. By the officer who assembled it, or when it is approved already, it is answered 409.
     */
    @POST
    @Path("/approval")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(
            summary =
                    "Approve a paper that another officer has assembled; the last form's approval assigns forms to seats")
    public RestResponse<PaperView> approve(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var paper = approvePaper.approve(id, caller.account(), ifMatch);
        return ETags.ok(PaperView.of(paper), paper.version());
    }

    /**
     * Assembles the form again from the stored seed, blueprint and snapshot, and tells whether snapshot, items and
     * encrypted content are those that were stored. Nothing but an entry of the audit log is written.
     */
    @POST
    @Path("/replay")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "Assemble a paper again from its seed, blueprint and snapshot of the bank, and compare")
    public ReplayView replay(@RestPath UUID id) {
        var done = replayPaper.replay(id);
        return new ReplayView(done.matches(), done.digest(), done.snapshot(), done.items(), done.content());
    }
}
