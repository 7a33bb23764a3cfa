package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.paper.PaperContents;
import io.skillcert.exam.room.RoomEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/** Starts the time of an attempt and releases the key of its paper. Starting again returns the same. */
@ApplicationScoped
public class StartAttempt {

    private final Attempts attempts;
    private final PaperContents papers;
    private final SittingParameters parameters;
    private final RoomEvents events;
    private final Statements statements;

    StartAttempt(
            Attempts attempts,
            PaperContents papers,
            SittingParameters parameters,
            RoomEvents events,
            Statements statements) {
        this.attempts = attempts;
        this.papers = papers;
        this.parameters = parameters;
        this.events = events;
        this.statements = statements;
    }

    /** @param contentKey decrypts the paper */
    public record Started(
            String contentKey, Instant startedAt, Instant deadline, Instant now, PresentationOrder order) {}

    /** @param until the last time to start, time grants of the session included */
    private record Entry(Instant from, Instant until) {}

    /**
     * Starts an attempt.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the token is not of a device of the attempt, 409 if the device
     *     is released, the attempt is sealed, the subject is void for misconduct or the candidate is recorded as absent, the session has not begun, is cancelled, or
     *     began too long ago
     */
    @Transactional
    public Started start(UUID id, DeviceToken token) {
        var attempt = attempts.lock(id, token).attempt();
        if (attempt.state() == AttemptState.SEALED) {
            throw ExamProblem.ATTEMPT_SEALED.exception();
        }
        if (attempt.state() == AttemptState.OPEN) {
            requireExpected(attempt);
            requireEntry(attempt);
            statements.execute("update attempt set state = 'STARTED' where id = ?", id);
            events.add(attempt.sessionId(), id, RoomEvents.Kind.STARTED);
            attempt = attempts.reread(id);
        }
        return new Started(
                papers.contentKey(attempt.paperId()),
                attempt.startedAt(),
                attempt.deadlineAt(),
                attempt.now(),
                PresentationOrder.of(attempt.orderSeed(), papers.positions(attempt.paperId())));
    }

    private void requireExpected(Attempt attempt) {
        var isVoid = statements
                .first(
                        "select 1 from misconduct where registration_id = ? and subject = ?"
                                + " union all select 1 from score where registration_id = ? and subject = ? and absent",
                        row -> true,
                        attempt.registrationId(),
                        attempt.subject().name(),
                        attempt.registrationId(),
                        attempt.subject().name())
                .isPresent();
        if (isVoid) {
            throw ExamProblem.NOT_EXPECTED_HERE.exception();
        }
    }

    private Entry entry(Instant from, Duration granted) {
        return new Entry(from, from.plus(parameters.lateEntry(from)).plus(granted));
    }

    private void requireEntry(Attempt attempt) {
        var entry = statements
                .first(
                        "select starts_at, granted_seconds(?, id, starts_at) as granted from exam_session"
                                + " where id = ? and cancelled_at is null",
                        row -> entry(instant(row, "starts_at"), Duration.ofSeconds(row.getInt("granted"))),
                        attempt.id(),
                        attempt.sessionId())
                .orElseThrow(ExamProblem.SESSION_CANCELLED::exception);
        if (attempt.now().isBefore(entry.from())) {
            throw ExamProblem.SESSION_NOT_BEGUN.exception(shown(entry.from()));
        }
        if (attempt.now().isAfter(entry.until())) {
            throw ExamProblem.TOO_LATE_TO_START.exception(shown(entry.until()));
        }
    }

    /** A time of the exam day as candidates read it in problems, such as 2025-07-26 09:00. */
    static LocalDateTime shown(Instant time) {
        return LocalDateTime.ofInstant(time, BusinessClock.ZONE);
    }
}
