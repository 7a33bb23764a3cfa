package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.BatchWriter;
import io.skillcert.database.BatchWriter.Column;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The seats of all batches. */
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<Seat, Seat.Key> {

    private static final int BATCH_SIZE = 1000;

    private static final BatchWriter<Seat> WRITER = new BatchWriter<>(
            "seat",
            List.of(
                    new Column<>("registration_id", "uuid", Seat::registrationId),
                    new Column<>("subject", "text", seat -> seat.key().subject().name()),
                    new Column<>("session_id", "uuid", seat -> seat.session().id()),
                    new Column<>("number", "integer", Seat::number)));

    public List<Seat> of(Collection<UUID> registrations) {
        return list("from Seat s join fetch s.session where any_of(s.key.registrationId, ?1)", (Object)
                registrations.toArray(UUID[]::new));
    }

    List<Seat> ofBatch(UUID batchId) {
        return list("from Seat s join fetch s.session where s.session.batchId = ?1", batchId);
    }

    /** The seats of some registrations in whose sessions the candidate was checked in. */
    public Set<Seat.Key> checkedIn(Collection<UUID> registrations) {
        return keys(
                "select s.registration_id, s.subject from seat s"
                        + " join check_in c on c.session_id = s.session_id and c.registration_id = s.registration_id"
                        + " where s.registration_id = any(:registrations)",
                registrations);
    }

    /** The seats of some registrations at which an attempt was started on a computer, or still can be, in no cancelled session. */
    public Set<Seat.Key> onComputer(Collection<UUID> registrations) {
        return keys(
                "select a.registration_id, a.subject from attempt a join exam_session s on s.id = a.session_id"
                        + " where a.registration_id = any(:registrations) and s.cancelled_at is null"
                        + " and (a.state <> 'OPEN' or s.ends_at > business_time())",
                registrations);
    }

    private Set<Seat.Key> keys(String sql, Collection<UUID> registrations) {
        return getSession()
                .createNativeQuery(sql, Object[].class)
                .setParameter("registrations", registrations.toArray(UUID[]::new))
                .getResultStream()
                .map(row -> new Seat.Key((UUID) row[0], Subject.valueOf((String) row[1])))
                .collect(Collectors.toSet());
    }

    /** The seats of a session, by number. */
    public List<Seat> inSession(UUID session) {
        return list("from Seat s join fetch s.session where s.session.id = ?1 order by s.number", session);
    }

    public Optional<Seat> inSession(UUID session, UUID registration) {
        return find(
                        "from Seat s join fetch s.session where s.session.id = ?1 and s.key.registrationId = ?2",
                        session,
                        registration)
                .firstResultOptional();
    }

    /** Counts the seats of a batch that have neither a score nor an absence nor misconduct, of candidates without a result. */
    public long withoutResult(UUID batchId) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                """
                                select count(*)
                                from exam_entry e join seat s on s.registration_id = e.registration_id
                                left join score c on c.registration_id = s.registration_id and c.subject = s.subject
                                left join misconduct m on m.registration_id = s.registration_id and m.subject = s.subject
                                where e.batch_id = :batch and e.status = 'SEATED'
                                  and c.registration_id is null and m.id is null""")
                        .setParameter("batch", batchId)
                        .getSingleResult())
                .longValue();
    }

    /** Inserts new seats in batches. They are not managed: later changes to them are not written. */
    void add(List<Seat> seats) {
        getSession().flush();
        forEachBatch(seats, some -> getSession().doWork(connection -> WRITER.insert(connection, some)));
    }

    /** Deletes seats at once, so that other candidates can be assigned to them in the same transaction. */
    public void vacate(List<Seat> seats) {
        forEachBatch(seats.stream().map(Seat::key).toList(), some -> delete("key in ?1", some));
        seats.forEach(getEntityManager()::detach);
    }

    private static <T> void forEachBatch(List<T> all, Consumer<List<T>> action) {
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            action.accept(all.subList(from, Math.min(from + BATCH_SIZE, all.size())));
        }
    }
}
