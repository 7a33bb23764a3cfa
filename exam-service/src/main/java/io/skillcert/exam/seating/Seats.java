package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** All seats. */
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<Seat, Seat.Key> {

    private static final int BATCH_SIZE = 1000;

    public List<Seat> of(Collection<UUID> registrations) {
        return list("from Seat s join fetch s.session where any_of(s.key.registrationId, ?1)", (Object)
                registrations.toArray(UUID[]::new));
    }

    public List<Seat> ofBatch(UUID batchId) {
        return list("from Seat s join fetch s.session where s.session.batchId = ?1", batchId);
    }

    /** In the order of seats. */
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

    /** How many seats of people who await a result have neither a score, nor an absence, nor a decision on misconduct. */
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

    /** New ones, in few statements: they are not read again in this transaction. */
    void add(List<Seat> seats) {
        getSession().flush();
        for (int from = 0; from < seats.size(); from += BATCH_SIZE) {
            var some = seats.subList(from, Math.min(from + BATCH_SIZE, seats.size()));
            getSession().doWork(connection -> insert(connection, some));
        }
    }

    private static void insert(Connection connection, List<Seat> seats) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into seat (registration_id, subject, session_id, number) select * from unnest(?, ?, ?, ?)")) {
            insert.setArray(1, array(connection, "uuid", seats, Seat::registrationId));
            insert.setArray(2, array(connection, "text", seats, seat -> seat.key()
                    .subject()
                    .name()));
            insert.setArray(
                    3, array(connection, "uuid", seats, seat -> seat.session().id()));
            insert.setArray(4, array(connection, "integer", seats, Seat::number));
            insert.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, List<Seat> seats, Function<Seat, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, seats.stream().map(value).toArray());
    }

    /** At once, so that others can be given what they leave. */
    public void vacate(List<Seat> seats) {
        var keys = seats.stream().map(Seat::key).toList();
        for (int from = 0; from < keys.size(); from += BATCH_SIZE) {
            delete("key in ?1", keys.subList(from, Math.min(from + BATCH_SIZE, keys.size())));
        }
        seats.forEach(getEntityManager()::detach);
    }
}
