package io.skillcert.exam.publication;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;

/** Decides a published result again after a score was corrected; the earlier decision is kept (EXM-10). */
@ApplicationScoped
public class CorrectResult {

    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final StoredResults results;
    private final Publications publications;
    private final DecideResult decideResult;
    private final Outbox outbox;
    private final BusinessClock clock;

    CorrectResult(
            EnteredScores scores,
            Misconducts misconducts,
            StoredResults results,
            Publications publications,
            DecideResult decideResult,
            Outbox outbox,
            BusinessClock clock) {
        this.scores = scores;
        this.misconducts = misconducts;
        this.results = results;
        this.publications = publications;
        this.decideResult = decideResult;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Retention, resit right and certificate follow from what is decided now (EXM-07, EXM-08, EXM-11). */
    @Transactional(Transactional.TxType.MANDATORY)
    public void correct(ExamEntry person) {
        var sat = new EnumMap<Subject, Optional<BigDecimal>>(Subject.class);
        scores.of(Set.of(person.registrationId())).forEach(score -> sat.put(score.subject(), score.value()));
        var publication = publications.get(person.batchId());
        var decided = decideResult.decide(
                person,
                sat,
                misconducts.voidOf(Set.of(person.registrationId())).getOrDefault(person.registrationId(), Set.of()),
                publication,
                clock.instant());
        results.getEntityManager()
                .persist(results.findById(person.registrationId()).correct(decided));
        var result = DecideResult.event(person, decided.outcome(), publication);
        outbox.append(ResultCorrectedV1.TYPE, person.personId(), ResultCorrectedV1.of(result, decided.at()));
    }
}
