package io.skillcert.exam.sitting;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.room.Invigilators;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/**
 * Stores the queue of a machine whose network did not come back, as an invigilator uploads it. It continues the log of the attempt;
 * what the machine had sent is not stored twice. After the seal its answers are kept beside the log.
 */
@ApplicationScoped
public class RescueAnswers {

    private final Invigilators invigilators;
    private final Attempts attempts;
    private final Answers answers;
    private final RoomEvents events;
    private final Statements statements;
    private final Audit audit;

    RescueAnswers(
            Invigilators invigilators,
            Attempts attempts,
            Answers answers,
            RoomEvents events,
            Statements statements,
            Audit audit) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.answers = answers;
        this.events = events;
        this.statements = statements;
        this.audit = audit;
    }

    /**
     * What was stored.
     *
     * @param added how many answers were stored now
     * @param afterSeal whether the attempt was sealed before: the answers count only in an approved interruption
     */
    public record Rescued(int added, int acked, boolean afterSeal) {}

    /**
     * The file that a machine has written.
     *
     * @param device the number of the machine
     * @param events the answers as the machine wrote them, in JSON
     * @param mac HMAC-SHA-256 of that text, under the SHA-256 of the device token: nobody but the machine can write the file
     */
    public record RescueFile(UUID attempt, int device, String events, byte[] mac) {}

    /**
     * Stores the queue of a machine.
     *
     * @param sent the answers of the file
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 400 if the machine has not written the file, the numbers have a gap or a position is not of the paper, 404 if
     *     the account is not assigned to the session or the attempt is not of it, 409 if the attempt has no such machine or is
     *     not started, answers before the first are missing, or a number was used for another answer, 410 if the answers of
     *     the attempt are erased
     */
    @Transactional
    public Rescued rescue(UUID session, RescueFile file, List<SentAnswer> sent, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        var id = file.attempt();
        int device = file.device();
        var attempt = attempts.lock(id)
                .filter(found -> found.sessionId().equals(session))
                .orElseThrow(ExamProblem.ATTEMPT_NOT_FOUND::exception);
        var isSealed = attempt.state() == AttemptState.SEALED;
        if (!isSealed) {
            SaveAnswers.requireStarted(attempt);
        } else if (answers.areErased(id)) {
            throw ExamProblem.ANSWERS_ERASED.exception();
        }
        requireWrittenByDevice(file);
        Answers.check(attempt, sent);
        int added =
                isSealed ? answers.appendAfterSeal(attempt, device, sent) : answers.append(attempt, device, sent, true);
        int acked = answers.known(id, device);
        if (acked < sent.get(sent.size() - 1).n()) {
            throw ExamProblem.ANSWERS_MISSING.exception(acked + 1);
        }
        if (added < sent.size()) {
            answers.requireSame(attempt, device, sent);
        }
        if (!isSealed) {
            statements.execute(
                    "update attempt set seen_at = seen_at where id = ?", id); // its trigger reads the new head
        }
        record(attempt, file, sent.size(), added, actor);
        return new Rescued(added, acked, isSealed);
    }

    private void requireWrittenByDevice(RescueFile file) {
        var key = statements
                .first(
                        "select token_hash from device where attempt_id = ? and no = ?",
                        row -> row.getBytes(1),
                        file.attempt(),
                        file.device())
                .orElseThrow(() -> ExamProblem.DEVICE_UNKNOWN.exception(file.device()));
        if (!MessageDigest.isEqual(Hashes.hmac(key, bytes(file)), file.mac())) {
            throw Violations.single("mac", "is not of this machine and these answers");
        }
    }

    private static byte[] bytes(RescueFile file) {
        return file.events().getBytes(StandardCharsets.UTF_8);
    }

    private void record(Attempt attempt, RescueFile file, int sent, int added, String actor) {
        statements.execute(
                "insert into rescue_file (id, attempt_id, device_no, events, added, digest, uploaded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                attempt.id(),
                file.device(),
                sent,
                added,
                Hashes.sha256(bytes(file)),
                actor);
        var detail = added + (attempt.state() == AttemptState.SEALED ? " answers after the seal" : " answers");
        events.add(attempt.sessionId(), attempt.id(), RoomEvents.Kind.RESCUED, detail, actor);
        audit.record("upload-rescue-file", "attempt", attempt.id(), null);
    }
}
