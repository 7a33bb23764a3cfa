package io.skillcert.exam.room;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

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

/** The incidents in a room as an invigilator records them. An exam officer decides on misconduct, which is another record. */
@ApplicationScoped
public class Incidents {

    private final Invigilators invigilators;
    private final RoomAttempts attempts;
    private final Statements statements;
    private final Audit audit;

    Incidents(Invigilators invigilators, RoomAttempts attempts, Statements statements, Audit audit) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.statements = statements;
        this.audit = audit;
    }

    /** The kinds of incidents. */
    public enum Kind {
        DISTURBANCE,
        EQUIPMENT,
        HEALTH,
        SUSPECTED_MISCONDUCT,
        OTHER
    }

    /** @param attempt null if it concerns the whole room */
    public record Incident(UUID id, UUID attempt, Kind kind, String description, Instant recordedAt) {

        private static Incident read(ResultSet row) throws SQLException {
            return new Incident(
                    uuid(row, "id"),
                    uuid(row, "attempt_id"),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("description"),
                    instant(row, "recorded_at"));
        }
    }

    /**
     * Records an incident.
     *
     * @param attempt null if it concerns the whole room
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session or the attempt is not
     *     of it
     */
    @Transactional
    public Incident record(
            UUID session, UUID attempt, Kind kind, String description, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        attempts.requireIn(session, attempt);
        audit.record("record-incident", "exam-session", session, null);
        return statements
                .first(
                        "insert into incident (id, session_id, attempt_id, kind, description, recorded_by)"
                                + " values (?, ?, ?, ?, ?, ?) returning *",
                        Incident::read,
                        Ids.next(),
                        session,
                        attempt,
                        kind.name(),
                        description,
                        actor)
                .orElseThrow();
    }

    /** The incidents of a session, oldest first. */
    List<Incident> of(UUID session) {
        return statements.query(
                "select * from incident where session_id = ? order by recorded_at, id", Incident::read, session);
    }
}
