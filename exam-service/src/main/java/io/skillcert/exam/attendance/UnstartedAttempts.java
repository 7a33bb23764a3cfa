package io.skillcert.exam.attendance;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Attempts that were opened and never started: the candidate came, and left or was sent home before the paper was shown. */
@ApplicationScoped
class UnstartedAttempts {

    private static final String ENDED =
            """
            select a.id, a.registration_id from attempt a join exam_session s on s.id = a.session_id
            where a.session_id = ? and a.state = 'OPEN'
              and s.ends_at + make_interval(secs => granted_seconds(a.id, s.id, s.starts_at)) <= business_time()
              and not exists (select from score r where r.registration_id = a.registration_id and r.subject = a.subject)
              and not exists (select from misconduct m where m.registration_id = a.registration_id and m.subject = a.subject)
            order by a.id for no key update of a""";

    private final Statements statements;

    UnstartedAttempts(Statements statements) {
        this.statements = statements;
    }

    record Unstarted(UUID attempt, UUID registration) {}

    /**
     * Locks the attempts of a session whose end, time grants included, has passed, unless there is a score or misconduct. Whoever
     * starts one waits for the lock, and is refused once the absence is recorded.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Unstarted> lock(UUID session) {
        return statements.query(ENDED, row -> new Unstarted(uuid(row, "id"), uuid(row, "registration_id")), session);
    }
}
