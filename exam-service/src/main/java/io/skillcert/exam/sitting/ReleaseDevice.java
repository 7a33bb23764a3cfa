package io.skillcert.exam.sitting;

import io.skillcert.audit.Audit;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.room.Invigilators;
import io.skillcert.exam.room.RoomCodes;
import io.skillcert.exam.room.RoomEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Releases the machine at a seat, so that the candidate may go on at another one, and unlocks the seat after wrong room codes. */
@ApplicationScoped
public class ReleaseDevice {

    private final Invigilators invigilators;
    private final Attempts attempts;
    private final RoomCodes roomCodes;
    private final RoomEvents events;
    private final Statements statements;
    private final Audit audit;

    ReleaseDevice(
            Invigilators invigilators,
            Attempts attempts,
            RoomCodes roomCodes,
            RoomEvents events,
            Statements statements,
            Audit audit) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.roomCodes = roomCodes;
        this.events = events;
        this.statements = statements;
        this.audit = audit;
    }

    /** What was released: the machine, the lock after wrong codes, or both. */
    public record Released(boolean device, boolean lock) {}

    /**
     * Releases a seat.
     *
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session, 409 if there is
     *     nothing to release
     */
    @Transactional
    public Released release(UUID session, int seat, String reason, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        var isUnlocked = roomCodes.unlock(session, seat);
        var attempt = attempts.lockAtSeat(session, seat);
        var isReleased = attempt.isPresent()
                && statements.execute(
                                "update device set ended_at = business_time(), released_by = ?"
                                        + " where attempt_id = ? and ended_at is null",
                                actor,
                                attempt.get().id())
                        > 0;
        if (!isUnlocked && !isReleased) {
            throw ExamProblem.NOTHING_TO_RELEASE.exception(seat);
        }
        if (isReleased) {
            events.add(session, attempt.get().id(), RoomEvents.Kind.DEVICE_RELEASED, reason, actor);
        }
        audit.record("release-seat-" + seat, "exam-session", session, reason);
        return new Released(isReleased, isUnlocked);
    }
}
