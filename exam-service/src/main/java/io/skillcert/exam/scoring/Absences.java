package io.skillcert.exam.scoring;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.seating.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Absence (缺考) as exam day tells it: a fact, not a score of 0 (EXM-09). */
@ApplicationScoped
public class Absences {

    private final EnteredScores scores;
    private final Audit audit;
    private final BusinessClock clock;

    Absences(EnteredScores scores, Audit audit, BusinessClock clock) {
        this.scores = scores;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns how many were new: who has a score, or an absence, keeps it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int record(List<Seat.Key> missing, String account) {
        var known = new HashSet<>(
                scores.of(missing.stream().map(Seat.Key::registrationId).collect(Collectors.toSet())).stream()
                        .map(EnteredScore::key)
                        .toList());
        var absent = missing.stream()
                .filter(key -> !known.contains(key))
                .map(key -> new EnteredScore(key, Optional.empty(), account, clock.instant()))
                .toList();
        scores.persist(absent);
        return absent.size();
    }

    /** Who was there after all, as a list tells that is merged late. A score stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(Seat.Key key) {
        scores.findByIdOptional(key).filter(score -> score.value().isEmpty()).ifPresent(absence -> {
            scores.delete(absence);
            audit.record("take-back-absence", "registration", key.registrationId(), null);
        });
    }
}
