package io.skillcert.exam.sitting;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.seating.ExamSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Submits an attempt: it is sealed and nothing is added any more. Submitting again returns the same seal. What is submitted after its
 * session was cancelled is sealed as cancelled.
 */
@ApplicationScoped
public class SubmitAttempt {

    private final Attempts attempts;
    private final Answers answers;
    private final ExamSessions sessions;
    private final Seals seals;

    SubmitAttempt(Attempts attempts, Answers answers, ExamSessions sessions, Seals seals) {
        this.attempts = attempts;
        this.answers = answers;
        this.sessions = sessions;
        this.seals = seals;
    }

    /**
     * Submits an attempt.
     *
     * @param last the client's counter of its last answer; null if the client does not tell
     * @throws io.skillcert.http.problem.ProblemException 404 if the token is not of a device of the attempt, 409 if the device
     *     is released, the attempt is not started, or the client has answers that it has not sent
     */
    @Transactional
    public Seal submit(UUID id, DeviceToken token, Integer last) {
        var held = attempts.lock(id, token);
        var attempt = held.attempt();
        if (attempt.state() == AttemptState.SEALED) {
            return seals.find(id).orElseThrow();
        }
        SaveAnswers.requireStarted(attempt);
        var acknowledged = answers.acknowledged(id, held.device());
        if (last != null && last > acknowledged) {
            throw ExamProblem.ANSWERS_MISSING.exception(acknowledged + 1);
        }
        var because = sessions.isCancelled(attempt.sessionId()) ? Seal.Because.CANCELLED : Seal.Because.SUBMITTED;
        return seals.seal(attempt, because);
    }
}
