package io.skillcert.exam.sitting;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.paper.PaperContents;
import io.skillcert.exam.room.Notices;
import io.skillcert.exam.seating.ExamSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Reads the paper and the state of an attempt for its machine. */
@ApplicationScoped
public class ReadAttempt {

    private final Attempts attempts;
    private final Answers answers;
    private final PaperContents papers;
    private final ExamSessions sessions;
    private final Notices notices;
    private final Statements statements;

    ReadAttempt(
            Attempts attempts,
            Answers answers,
            PaperContents papers,
            ExamSessions sessions,
            Notices notices,
            Statements statements) {
        this.attempts = attempts;
        this.answers = answers;
        this.papers = papers;
        this.sessions = sessions;
        this.notices = notices;
        this.statements = statements;
    }

    /**
     * The state of an attempt, from which a machine goes on.
     *
     * @param acked the highest counter of this machine that is stored
     * @param answers the newest answer to each position, as JSON
     * @param deadline null before the start
     * @param device the number of the machine
     */
    public record State(
            AttemptState state,
            int acked,
            SortedMap<Integer, String> answers,
            Instant deadline,
            Instant now,
            List<Notices.Notice> notices,
            int device) {}

    /**
     * Reads the state.
     *
     * @param unsent how many answers the client has that it has not sent; null if it does not tell
     * @throws io.skillcert.http.problem.ProblemException 404 if the token is not of a device of the attempt, 409 if the device
     *     is released, or the session was cancelled before the attempt was started
     */
    @Transactional
    public State state(UUID id, DeviceToken token, Integer unsent) {
        var held = attempts.of(id, token);
        var attempt = held.attempt();
        if (attempt.state() == AttemptState.OPEN && sessions.isCancelled(attempt.sessionId())) {
            throw ExamProblem.SESSION_CANCELLED.exception();
        }
        if (attempt.state() != AttemptState.SEALED) {
            // A call of the last seconds is as good as this one, unless the number has changed.
            statements.execute(
                    "update attempt set seen_at = business_time(), unsent = coalesce(?::integer, unsent) where id = ?"
                            + " and state <> 'SEALED' and (seen_at < business_time() - interval '10 seconds' or unsent <>"
                            + " coalesce(?::integer, unsent))",
                    unsent,
                    id,
                    unsent);
        }
        return new State(
                attempt.state(),
                answers.acknowledged(id, held.device()),
                answers.newest(id),
                attempt.deadlineAt(),
                attempt.now(),
                notices.to(attempt.sessionId(), id),
                held.device());
    }

    /** @param id of the paper */
    public record Paper(UUID id, byte[] content) {}

    /**
     * Reads the encrypted paper.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the token is not of a device of the attempt, 409 if the device
     *     is released, the attempt is sealed, or it is earlier than 30 minutes before the session
     */
    @Transactional
    public Paper paper(UUID id, DeviceToken token) {
        var attempt = attempts.of(id, token).attempt();
        if (attempt.state() == AttemptState.SEALED) {
            throw ExamProblem.ATTEMPT_SEALED.exception();
        }
        var opensAt = sessions.takingPlace(attempt.sessionId()).startsAt().minus(SittingParameters.PAPER_BEFORE);
        if (attempt.now().isBefore(opensAt)) {
            throw ExamProblem.PAPER_NOT_YET.exception(StartAttempt.shown(opensAt));
        }
        return new Paper(attempt.paperId(), papers.encryptedContent(attempt.paperId()));
    }
}
