package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All seats. */
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<Seat, Seat.Key> {

    private static final int AT_ONCE = 1000;

    public List<Seat> of(Collection<UUID> registrations) {
        return list("from Seat s join fetch s.session where s.key.registrationId in ?1", registrations);
    }

    public List<Seat> ofBatch(UUID batchId) {
        return list("from Seat s join fetch s.session where s.session.batchId = ?1", batchId);
    }

    /** At once, so that others can be given what they leave. */
    void vacate(List<Seat> seats) {
        var keys = seats.stream().map(Seat::key).toList();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            delete("key in ?1", keys.subList(from, Math.min(from + AT_ONCE, keys.size())));
        }
        seats.forEach(getEntityManager()::detach);
    }
}
