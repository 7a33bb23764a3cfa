package io.skillcert.exam.sitting;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.http.json.Json;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Reads the records of sealed attempts and verifies them. */
@ApplicationScoped
public class AttemptRecords {

    private final Attempts attempts;
    private final Answers answers;
    private final Seals seals;
    private final RoomEvents roomEvents;
    private final SigningKeys keys;
    private final Json json;

    AttemptRecords(
            Attempts attempts, Answers answers, Seals seals, RoomEvents roomEvents, SigningKeys keys, Json json) {
        this.attempts = attempts;
        this.answers = answers;
        this.seals = seals;
        this.roomEvents = roomEvents;
        this.keys = keys;
        this.json = json;
    }

    /**
     * The record of a sealed attempt.
     *
     * @param isIntact whether the answers are those that were signed
     * @param afterSeal answers that arrived in files after the seal, beside what was signed
     */
    public record AttemptRecord(
            UUID attempt,
            Seal seal,
            boolean isIntact,
            List<AnswerEvent> events,
            List<LaterAnswer> afterSeal,
            List<RoomEvents.RoomEvent> roomEvents) {}

    /**
     * The signed statement of a seal.
     *
     * @param head the hash of the last event
     */
    public record Statement(
            UUID attempt,
            UUID registration,
            String subject,
            UUID session,
            UUID paper,
            String paperDigest,
            String startedAt,
            String deadline,
            int events,
            String head,
            String answersDigest,
            String because,
            String sealedAt) {}

    /**
     * What a verification has found.
     *
     * @param statement empty if this service has not signed it
     * @param receipt null if it is not signed
     * @param firstBroken the sequence of the first event that is not the signed one; empty if the events are those that were
     *     signed, or none were given
     */
    public record Verification(Optional<Statement> statement, String receipt, OptionalInt firstBroken) {}

    /**
     * Reads the record of an attempt.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such attempt, 409 if it is not sealed, 410 if its answers
     *     are erased
     */
    @Transactional
    public AttemptRecord read(UUID id) {
        attempts.find(id).orElseThrow(ExamProblem.ATTEMPT_NOT_FOUND::exception);
        var seal = seals.find(id).orElseThrow(ExamProblem.ATTEMPT_NOT_SEALED::exception);
        if (answers.areErased(id)) {
            throw ExamProblem.ANSWERS_ERASED.exception();
        }
        var events = answers.events(id);
        var found = verify(seal.jws(), events);
        var isIntact = found.statement().isPresent() && found.firstBroken().isEmpty();
        return new AttemptRecord(id, seal, isIntact, events, answers.afterSeal(id), roomEvents.of(id));
    }

    /**
     * Verifies a signed statement.
     *
     * @param events the answers of the record; null to verify the signature alone
     */
    public Verification verify(String jws, List<AnswerEvent> events) {
        return keys.verify(jws, Seals.TYPE)
                .map(payload -> json.read(payload, Statement.class))
                .map(statement -> new Verification(
                        Optional.of(statement),
                        Seals.receipt(jws),
                        events == null ? OptionalInt.empty() : firstBroken(statement, events)))
                .orElseGet(() -> new Verification(Optional.empty(), null, OptionalInt.empty()));
    }

    private static OptionalInt firstBroken(Statement statement, List<AnswerEvent> events) {
        var broken = AnswerChain.firstBroken(statement.attempt(), statement.paper(), events);
        if (broken.isPresent()) {
            return OptionalInt.of(broken.getAsInt() + 1);
        }
        var head = AnswerChain.head(statement.attempt(), statement.paper(), events);
        var isComplete = events.size() == statement.events() && head.equals(statement.head());
        return isComplete ? OptionalInt.empty() : OptionalInt.of(Math.min(events.size(), statement.events()) + 1);
    }
}
