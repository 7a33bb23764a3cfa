package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All seats. */
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<Seat, Seat.Key> {

    public List<Seat> of(Collection<UUID> registrations) {
        return list("from Seat s join fetch s.session where s.key.registrationId in ?1", registrations);
    }
}
