package io.skillcert.exam.scoring.api;

import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.scoring.EnterScores;
import io.skillcert.exam.scoring.api.ScoreResource.ScoresView;
import io.skillcert.http.UploadedText;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
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

/** Entry of the computer exam's scores of a batch as a file. */
@Path("/v1/exam-batches/{batchId}/score-files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class ScoreFileResource {

    private static final int MAX_BYTES = 4 * 1024 * BodyLimit.KIB;

    private final EnterScores enterScores;
    private final ExamEntries entries;
    private final Caller caller;

    ScoreFileResource(EnterScores enterScores, ExamEntries entries, Caller caller) {
        this.enterScores = enterScores;
        this.entries = entries;
        this.caller = caller;
    }

    /**
     * Enters the scores and absences of the file as a list of scores is entered: each candidate must be seated and
     * checked in, and one wrong line refuses the whole file.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(Role.EXAMINER)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary =
                    "Enter a CSV file of scores with the columns registration_number, subject, score (or ABSENT): the whole file or nothing; the same file again changes nothing")
    public RestResponse<ScoresView> enter(@RestPath UUID batchId, byte[] file) {
        var list = ScoreFile.read(UploadedText.read(file, StandardCharsets.UTF_8), entries.numbersOf(batchId));
        return RestResponse.ok(new ScoresView(batchId, enterScores.enter(batchId, list, caller.account())));
    }
}
