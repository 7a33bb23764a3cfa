package io.skillcert.exam.room;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows what happens in a room now. It shows seats and no names. */
@ApplicationScoped
public class ViewRoom {

    private static final String SEATS =
            """
            select t.number, c.registration_id is not null as checked_in, coalesce(f.failures, 0) >= 5 as locked,
              a.id, a.state, a.started_at, a.deadline_at, a.extra_s, a.granted_s, a.positions, a.head_seq, a.unsent,
              a.closed_because, case when a.id is not null then a.seen_at end as seen_at,
              a.seen_at > business_time() - interval '45 seconds'
                and exists (select from device d where d.attempt_id = a.id and d.ended_at is null) as connected,
              (select count(distinct e.position) from answer_event e where e.attempt_id = a.id) as answered
            from seat t
            left join check_in c on c.session_id = t.session_id and c.registration_id = t.registration_id
            left join room_code_failure f on f.session_id = t.session_id and f.registration_id = t.registration_id
            left join attempt a on a.session_id = t.session_id and a.registration_id = t.registration_id
            where t.session_id = ? order by t.number""";

    private final Invigilators invigilators;
    private final GrantTime grants;
    private final Interruptions interruptions;
    private final Incidents incidents;
    private final Statements statements;

    ViewRoom(
            Invigilators invigilators,
            GrantTime grants,
            Interruptions interruptions,
            Incidents incidents,
            Statements statements) {
        this.invigilators = invigilators;
        this.grants = grants;
        this.interruptions = interruptions;
        this.incidents = incidents;
        this.statements = statements;
    }

    /** A room. */
    public record Room(
            UUID session,
            Subject subject,
            Instant startsAt,
            Instant endsAt,
            Instant now,
            List<Place> seats,
            List<GrantTime.TimeGrant> timeGrants,
            List<Interruptions.Interruption> interruptions,
            List<Incidents.Incident> incidents) {}

    /**
     * A seat of a room.
     *
     * @param locked whether a wrong room code was given five times
     * @param attempt null as long as no machine was bound
     */
    public record Place(int seat, boolean checkedIn, boolean locked, Sitting attempt) {

        private static Place read(ResultSet row) throws SQLException {
            return new Place(
                    row.getInt("number"),
                    row.getBoolean("checked_in"),
                    row.getBoolean("locked"),
                    uuid(row, "id") == null ? null : Sitting.read(row));
        }
    }

    /**
     * An attempt in a room.
     *
     * @param state {@code OPEN}, {@code STARTED} or {@code SEALED}
     * @param closedBecause null as long as it is not sealed
     * @param connected whether its machine has called in the last 45 seconds
     * @param unsent how many answers the machine said it had not sent
     * @param answered how many positions have an answer
     */
    public record Sitting(
            UUID id,
            String state,
            Instant startedAt,
            Instant deadline,
            int extraSeconds,
            int grantedSeconds,
            String closedBecause,
            boolean connected,
            Instant lastSeenAt,
            int unsent,
            int answered,
            int positions,
            int events) {

        private static Sitting read(ResultSet row) throws SQLException {
            return new Sitting(
                    uuid(row, "id"),
                    row.getString("state"),
                    instant(row, "started_at"),
                    instant(row, "deadline_at"),
                    row.getInt("extra_s"),
                    row.getInt("granted_s"),
                    row.getString("closed_because"),
                    row.getBoolean("connected"),
                    instant(row, "seen_at"),
                    row.getInt("unsent"),
                    row.getInt("answered"),
                    row.getInt("positions"),
                    row.getInt("head_seq"));
        }
    }

    /**
     * Shows a room.
     *
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session
     */
    @Transactional
    public Room view(UUID session, String invigilator) {
        var found = invigilators.requireAssigned(session, invigilator);
        var now = statements
                .first("select business_time() as now", row -> instant(row, "now"))
                .orElseThrow();
        return new Room(
                session,
                found.subject(),
                found.startsAt(),
                found.endsAt(),
                now,
                statements.query(SEATS, Place::read, session),
                grants.of(session),
                interruptions.of(session),
                incidents.of(session));
    }
}
