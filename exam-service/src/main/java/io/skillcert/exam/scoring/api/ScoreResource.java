package io.skillcert.exam.scoring.api;

import io.skillcert.exam.result.Score;
import io.skillcert.exam.scoring.EnterScores;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Entry of scores and absences of a batch by examiners. */
@Path("/v1/exam-batches/{batchId}/scores")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class ScoreResource {

    static final int MAX = 5000;

    private final EnterScores enterScores;
    private final Caller caller;

    ScoreResource(EnterScores enterScores, Caller caller) {
        this.enterScores = enterScores;
        this.caller = caller;
    }

    record ScoresRequest(@NotEmpty @Size(max = MAX) List<@NotNull @Valid ScoreEntry> scores) {}

    /** A subject of a person, with exactly one of {@code score} and {@code absent: true}. */
    record ScoreEntry(@NotNull UUID registrationId, @NotNull Subject subject, Score score, Boolean absent) {
        EnterScores.Entry entry(int index) {
            return new EnterScores.Entry(
                    "scores[" + index + "]",
                    registrationId,
                    subject,
                    Optional.ofNullable(score).map(Score::value));
        }
    }

    record ScoresView(UUID batchId, int entered) {}

    /**
     * Enters scores from 0 to 100 and absences (缺考, EXM-09) for candidates who are seated in a session that has begun:
     * a score needs a check-in, an absence that there is none. Subjects that people mark have a score once as many
     * markers as needed have entered one, and none of them may have trained the candidate (EXM-13). Computed scores
     * can't be entered; the same list again changes nothing.
     */
    @POST
    @RolesAllowed(Role.EXAMINER)
    @Idempotent
    @Operation(summary = "Enter scores and absences: the whole list or nothing")
    public RestResponse<ScoresView> enter(@RestPath UUID batchId, @Valid @NotNull ScoresRequest request) {
        var violations = new Violations();
        for (int i = 0; i < request.scores().size(); i++) {
            var entry = request.scores().get(i);
            violations.addIf(
                    Boolean.TRUE.equals(entry.absent()) == (entry.score() != null),
                    "scores[" + i + "]",
                    "has exactly one of score and absent: true");
        }
        violations.throwIfAny();
        var entered = enterScores.enter(
                batchId,
                IntStream.range(0, request.scores().size())
                        .mapToObj(i -> request.scores().get(i).entry(i))
                        .toList(),
                caller.account());
        return RestResponse.ok(new ScoresView(batchId, entered));
    }
}
