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

/** Records the absences (缺考) of an exam day: each is a fact, not a score of 0 (EXM-09). */
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

    /**
     * Records the absence of everybody who has neither a score nor an absence yet.
     *
     * @return how many absences were new
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int record(List<Seat.Key> missing, String account) {
        var known = scores.of(missing.stream().map(Seat.Key::registrationId).toList()).stream()
                .map(EnteredScore::key)
                .collect(Collectors.toSet());
        var absent = missing.stream()
                .filter(key -> !known.contains(key))
                .map(key -> new EnteredScore(key, Optional.empty(), account, clock.instant()))
                .toList();
        scores.persist(absent);
        return absent.size();
    }

    /** Removes an absence, as when a check-in list that is merged late shows the person was there. A score is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(Seat.Key key) {
        takeBack(List.of(key));
    }

    /** Removes several absences, like {@link #takeBack(Seat.Key)}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(List<Seat.Key> keys) {
        var some = new HashSet<>(keys);
        scores.of(keys.stream().map(Seat.Key::registrationId).distinct().toList()).stream()
                .filter(score -> score.value().isEmpty() && some.contains(score.key()))
                .forEach(absence -> {
                    scores.delete(absence);
                    audit.record("take-back-absence", "registration", absence.registrationId(), null);
                });
    }
}
