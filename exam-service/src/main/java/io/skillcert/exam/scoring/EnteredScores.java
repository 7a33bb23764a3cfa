package io.skillcert.exam.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.seating.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All entered scores. */
@ApplicationScoped
public class EnteredScores implements PanacheRepositoryBase<EnteredScore, Seat.Key> {

    public List<EnteredScore> of(Collection<UUID> registrations) {
        return list("key.registrationId in ?1", registrations);
    }
}
