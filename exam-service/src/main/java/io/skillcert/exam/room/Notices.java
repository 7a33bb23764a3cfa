package io.skillcert.exam.room;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Notices of invigilators to a room or to one candidate. They travel with the acknowledgements of answers. */
@ApplicationScoped
public class Notices {

    private static final int MAX_SHOWN = 20;

    private final Invigilators invigilators;
    private final RoomAttempts attempts;
    private final Statements statements;
    private final Audit audit;

    Notices(Invigilators invigilators, RoomAttempts attempts, Statements statements, Audit audit) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.statements = statements;
        this.audit = audit;
    }

    public record Notice(UUID id, String text, Instant at) {}

    /**
     * Sends a notice.
     *
     * @param attempt null for the whole room
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session or the attempt is not
     *     of it
     */
    @Transactional
    public Notice send(UUID session, UUID attempt, String text, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        attempts.requireIn(session, attempt);
        var sent = statements
                .first(
                        "insert into room_notice (id, session_id, attempt_id, text, sent_by) values (?, ?, ?, ?, ?)"
                                + " returning id, text, sent_at",
                        Notices::read,
                        Ids.next(),
                        session,
                        attempt,
                        text,
                        actor)
                .orElseThrow();
        audit.record("send-notice", "exam-session", session, null);
        return sent;
    }

    /** The newest notices to an attempt, oldest first. */
    public List<Notice> to(UUID session, UUID attempt) {
        return statements.query(
                """
                select id, text, sent_at from (
                  select * from room_notice where session_id = ? and (attempt_id is null or attempt_id = ?)
                  order by sent_at desc, id desc limit ?) newest
                order by sent_at, id""",
                Notices::read,
                session,
                attempt,
                MAX_SHOWN);
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(Statements.uuid(row, "id"), row.getString("text"), Statements.instant(row, "sent_at"));
    }
}
