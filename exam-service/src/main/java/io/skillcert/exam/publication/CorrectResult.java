package io.skillcert.exam.publication;

import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.mark.CorrectedScores;
import io.skillcert.http.json.Json;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Decides a published result again after a score was corrected, and keeps the earlier decision (EXM-10). */
@ApplicationScoped
public class CorrectResult implements CorrectedScores {

    private final StoredResults results;
    private final Publications publications;
    private final DecideResults decideResults;
    private final Outbox outbox;
    private final Json json;

    CorrectResult(
            StoredResults results, Publications publications, DecideResults decideResults, Outbox outbox, Json json) {
        this.results = results;
        this.publications = publications;
        this.decideResults = decideResults;
        this.outbox = outbox;
        this.json = json;
    }

    /** Retention, resit right and certificate follow from the new decision (EXM-07, EXM-08, EXM-11). */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void correct(ExamEntry person) {
        var decided = decideResults
                .decide(List.of(person), publications.get(person.batchId()))
                .get(0);
        results.getEntityManager()
                .persist(results.findById(person.registrationId()).correct(decided, json));
        outbox.append(ResultCorrectedV1.TYPE, person.personId(), ResultCorrectedV1.of(decided.event(), decided.at()));
    }
}
