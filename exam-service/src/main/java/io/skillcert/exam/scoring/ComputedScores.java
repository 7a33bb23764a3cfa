package io.skillcert.exam.scoring;

import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Enters the scores that the computer has computed from the answers of an attempt (EXM-01). */
@ApplicationScoped
public class ComputedScores {

    /** The marker of computed scores; no account has this name. */
    static final String COMPUTER = "computer";

    private final Markings markings;
    private final EnteredScores scores;

    ComputedScores(Markings markings, EnteredScores scores) {
        this.markings = markings;
        this.scores = scores;
    }

    /**
     * Enters the score of a locked candidate, or replaces the computed one.
     *
     * @return whether there is a score now that was not there before. A score that a score review has found is final (EXM-10),
     *     and one that was entered by hand before the attempt stays
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean enter(Seat.Key seat, BigDecimal score, Instant now) {
        var entered = scores.findByIdOptional(seat);
        if (entered.isEmpty()) {
            markings.persist(new Marking(seat, COMPUTER, score, now));
            scores.persist(new EnteredScore(seat, Optional.of(score), COMPUTER, now));
            return true;
        }
        var computed = markings.findByIdOptional(new Marking.Key(seat.registrationId(), seat.subject(), COMPUTER));
        var isComputed = computed.filter(marking -> entered.get().hasValue(Optional.of(marking.value())))
                .isPresent();
        if (!isComputed || entered.get().hasValue(Optional.of(score))) {
            return false;
        }
        computed.get().correct(score);
        entered.get().correct(score);
        return true;
    }

    /** Takes the computed scores of a subject back, as when its session is cancelled. Those that people entered stay. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(Subject subject, Collection<UUID> registrations) {
        var ids = registrations.toArray(UUID[]::new);
        markings.delete(
                "key.subject = ?1 and key.marker = ?2 and any_of(key.registrationId, ?3)", subject, COMPUTER, ids);
        scores.delete("key.subject = ?1 and enteredBy = ?2 and any_of(key.registrationId, ?3)", subject, COMPUTER, ids);
    }
}
