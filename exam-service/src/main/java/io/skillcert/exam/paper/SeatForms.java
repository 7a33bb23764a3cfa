package io.skillcert.exam.paper;

import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which form of the papers each seat gets. Form = (2 × row + column) modulo the number of forms, which is 4 or more: then the eight
 * seats around a seat have other forms than it. The database holds it, whatever the formula.
 */
@ApplicationScoped
public class SeatForms {

    private static final String ASSIGN =
            """
            insert into seat_form (registration_id, subject, paper_id)
            select s.registration_id, s.subject, p.id
            from seat s join exam_session e on e.id = s.session_id
              join exam_entry n on n.registration_id = s.registration_id
              join paper p on p.session_id = s.session_id and p.level = n.level
                and p.form = 1 + mod(2 * ((s.number - 1) / e.seats_per_row) + mod(s.number - 1, e.seats_per_row), p.forms)
            where %s and not exists (select from paper q
                where q.session_id = p.session_id and q.level = p.level and q.approved_by is null)
            on conflict do nothing""";

    private final EntityManager database;

    SeatForms(EntityManager database) {
        this.database = database;
    }

    /** Assigns forms to the seats of a session that have none, of the levels all of whose papers are approved. */
    @Transactional
    public int assign(UUID session) {
        return database.createNativeQuery(ASSIGN.formatted("s.session_id = :session"))
                .setParameter("session", session)
                .executeUpdate();
    }

    /**
     * The paper of a candidate in a subject; a seat that was assigned after the approval of the papers gets its form now.
     *
     * @return empty if the candidate has no seat, or not all papers of the level are approved
     */
    @Transactional
    public Optional<UUID> paperOf(UUID registration, Subject subject) {
        return find(registration, subject).or(() -> {
            database.createNativeQuery(ASSIGN.formatted("s.registration_id = :registration and s.subject = :subject"))
                    .setParameter("registration", registration)
                    .setParameter("subject", subject.name())
                    .executeUpdate();
            return find(registration, subject);
        });
    }

    private Optional<UUID> find(UUID registration, Subject subject) {
        List<?> found = database.createNativeQuery(
                        "select paper_id from seat_form where registration_id = :registration and subject = :subject")
                .setParameter("registration", registration)
                .setParameter("subject", subject.name())
                .getResultList();
        return found.stream().findFirst().map(UUID.class::cast);
    }
}
