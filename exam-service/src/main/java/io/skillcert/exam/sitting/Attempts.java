package io.skillcert.exam.sitting;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The attempts of all sessions. */
@ApplicationScoped
class Attempts {

    private static final String OF_DEVICE =
            """
            select %s, d.no as device_no, d.ended_at is null as live
            from attempt a join device d on d.attempt_id = a.id
            where a.id = ? and d.token_hash = ?"""
                    .formatted(Attempt.COLUMNS);

    private final Statements statements;

    Attempts(Statements statements) {
        this.statements = statements;
    }

    /**
     * An attempt and the machine that has asked for it.
     *
     * @param live whether no invigilator has released the machine
     */
    record OnDevice(Attempt attempt, int device, boolean live) {}

    /**
     * Finds the attempt of a device.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the token is not of a device of the attempt, 409 if the device
     *     is released
     */
    OnDevice of(UUID id, DeviceToken token) {
        return of(OF_DEVICE, id, token);
    }

    /** Locks the attempt of a device until the transaction ends, like {@link #of}. */
    OnDevice lock(UUID id, DeviceToken token) {
        return of(OF_DEVICE + " for no key update of a", id, token);
    }

    private OnDevice of(String sql, UUID id, DeviceToken token) {
        var found = statements
                .first(
                        sql,
                        row -> new OnDevice(Attempt.read(row), row.getInt("device_no"), row.getBoolean("live")),
                        id,
                        token.hash())
                .orElseThrow(ExamProblem.ATTEMPT_NOT_FOUND::exception);
        if (!found.live()) {
            throw ExamProblem.DEVICE_RELEASED.exception();
        }
        return found;
    }

    Optional<Attempt> find(UUID id) {
        return statements.first("select " + Attempt.COLUMNS + " from attempt a where id = ?", Attempt::read, id);
    }

    /** Locks an attempt until the transaction ends. */
    Optional<Attempt> lock(UUID id) {
        return statements.first(
                "select " + Attempt.COLUMNS + " from attempt a where id = ? for no key update", Attempt::read, id);
    }

    /** Locks the attempt at a seat until the transaction ends. */
    Optional<Attempt> lockAtSeat(UUID session, int seat) {
        return statements.first(
                "select " + Attempt.COLUMNS + " from attempt a where session_id = ? and seat = ? for no key update",
                Attempt::read,
                session,
                seat);
    }

    /** Reads an attempt after a statement of the same transaction has changed it. */
    Attempt reread(UUID id) {
        return find(id).orElseThrow();
    }
}
