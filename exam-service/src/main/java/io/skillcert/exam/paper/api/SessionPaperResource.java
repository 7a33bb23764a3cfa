package io.skillcert.exam.paper.api;

import io.skillcert.exam.paper.AssemblePapers;
import io.skillcert.exam.paper.Papers;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The papers (试卷) of a session: parallel forms for each level. */
@Path("/v1/exam-sessions/{sessionId}/papers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Papers")
class SessionPaperResource {

    private final AssemblePapers assemblePapers;
    private final Papers papers;
    private final Caller caller;

    SessionPaperResource(AssemblePapers assemblePapers, Papers papers, Caller caller) {
        this.assemblePapers = assemblePapers;
        this.papers = papers;
        this.caller = caller;
    }

    /** @param forms how many parallel forms: with 4 or more no two neighbours have the same */
    record PapersRequest(@NotNull @Min(1) @Max(5) Integer level, @NotNull @Min(4) @Max(8) Integer forms) {}

    /** The papers of a session by level and form. */
    record PapersView(List<PaperView> papers) {}

    /**
     * Draws 4 to 8 forms from the blueprint in force on the exam day, a snapshot of the bank and a secure seed
     * (EXM-15), without items that too many candidates have seen (DLV-06). Another officer approves each form. It is
     * answered 409 if the session has begun, a form of the level is approved, there is no blueprint, or the bank is too
     * small.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(
            summary =
                    "Assemble the parallel forms of a level from the active items of the bank; they replace forms that nobody has approved")
    public RestResponse<PapersView> assemble(@RestPath UUID sessionId, @Valid @NotNull PapersRequest request) {
        var made = assemblePapers.assemble(sessionId, request.level(), request.forms(), caller.account());
        return RestResponse.ok(new PapersView(made.stream().map(PaperView::of).toList()));
    }

    /** Lists the papers of the session by level and form, with digest and approval. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the papers of a session, without their items")
    public PapersView list(@RestPath UUID sessionId) {
        return new PapersView(
                papers.ofSession(sessionId).stream().map(PaperView::of).toList());
    }
}
