package io.skillcert.exam.room;

import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to attempts beside their answers. */
@ApplicationScoped
public class RoomEvents {

    private final Statements statements;

    RoomEvents(Statements statements) {
        this.statements = statements;
    }

    /** The kinds of events. */
    public enum Kind {
        OPENED,
        STARTED,
        DEVICE_BOUND,
        DEVICE_RELEASED,
        RESCUED,
        SUBMITTED,
        TIME_OVER,
        MISCONDUCT,
        CANCELLED,
        /** The session was closed before the attempt was started. */
        NEVER_STARTED
    }

    /** @param detail null if there is none */
    public record RoomEvent(Kind kind, String detail, Instant at) {}

    /**
     * Adds an event.
     *
     * @param actor an account, or {@code attempt:} and the id of the attempt where its candidate has acted
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(UUID session, UUID attempt, Kind kind, String detail, String actor) {
        statements.execute(
                "insert into room_event (id, session_id, attempt_id, kind, detail, actor) values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                session,
                attempt,
                kind.name(),
                detail,
                actor);
    }

    /** Adds an event of the candidate. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(UUID session, UUID attempt, Kind kind) {
        add(session, attempt, kind, null, "attempt:" + attempt);
    }

    /** The events of an attempt, oldest first. */
    public List<RoomEvent> of(UUID attempt) {
        return statements.query(
                "select kind, detail, at from room_event where attempt_id = ? order by at, id",
                row -> new RoomEvent(
                        Kind.valueOf(row.getString("kind")), row.getString("detail"), Statements.instant(row, "at")),
                attempt);
    }
}
