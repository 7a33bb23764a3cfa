package io.skillcert.exam.scoring;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.scoring.ScoreResource.ScoresView;
import io.skillcert.http.UploadedText;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The computer exam's scores of a batch, as a file. */
@Path("/v1/exam-batches/{batchId}/score-files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class ScoreFileResource {

    private static final int MAX_BYTES = 4 * 1024 * BodyLimit.KIB;

    private final EnterScores enterScores;
    private final ExamEntries entries;
    private final SecurityIdentity caller;

    public ScoreFileResource(EnterScores enterScores, ExamEntries entries, SecurityIdentity caller) {
        this.enterScores = enterScores;
        this.entries = entries;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed("examiner")
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary =
                    "Enter a file of scores: registration_number, subject, score (or ABSENT); the whole file or nothing, the same file again changes nothing")
    public RestResponse<ScoresView> enter(@RestPath UUID batchId, byte[] file) {
        var text = UploadedText.read(file, StandardCharsets.UTF_8);
        var list = ScoreFile.read(text, entries.numbersOf(batchId));
        return RestResponse.ok(new ScoresView(
                batchId, enterScores.enter(batchId, list, caller.getPrincipal().getName())));
    }
}
