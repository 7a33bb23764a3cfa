package io.skillcert.exam.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The entered scores and absences of all exams. */
@ApplicationScoped
public class EnteredScores implements PanacheRepositoryBase<EnteredScore, Seat.Key> {

    /** Whether one of the seats has a score, not an absence. */
    public boolean areEntered(List<Seat.Key> seats) {
        return !seats.isEmpty() && count("key in ?1 and absent = false", seats) > 0;
    }

    public List<EnteredScore> of(Collection<UUID> registrations) {
        return list("any_of(key.registrationId, ?1)", (Object) registrations.toArray(UUID[]::new));
    }

    /** The scores by person and subject; an absence is an empty score. */
    public Map<UUID, Map<Subject, Optional<BigDecimal>>> bySubject(Collection<UUID> registrations) {
        var found = new HashMap<UUID, Map<Subject, Optional<BigDecimal>>>();
        of(registrations)
                .forEach(score -> found.computeIfAbsent(score.registrationId(), id -> new EnumMap<>(Subject.class))
                        .put(score.subject(), score.value()));
        return found;
    }

    /** Writes what was added and forgets all entities of the transaction, so that later flushes don't check them again. */
    void flushAndClear() {
        flush();
        getEntityManager().clear();
    }
}
