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

    /** Whether anybody has a score, not an absence, for such a seat. */
    public boolean areEntered(List<Seat.Key> seats) {
        return !seats.isEmpty() && count("key in ?1 and absent = false", seats) > 0;
    }

    public List<EnteredScore> of(Collection<UUID> registrations) {
        return list("any_of(key.registrationId, ?1)", (Object) registrations.toArray(UUID[]::new));
    }
}
