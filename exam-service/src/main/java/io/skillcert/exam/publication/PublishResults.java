package io.skillcert.exam.publication;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.result.policy.ExamResult;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.Audit;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Publishes the results of a batch in one act (EXM-04), each decided by the rules. */
@ApplicationScoped
public class PublishResults {

    private final ExamEntries entries;
    private final EnteredScores scores;
    private final ExamSessions sessions;
    private final Publications publications;
    private final StoredResults results;
    private final ExamResult examResult;
    private final DecideResult decideResult;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    PublishResults(
            ExamEntries entries,
            EnteredScores scores,
            ExamSessions sessions,
            Publications publications,
            StoredResults results,
            ExamResult examResult,
            DecideResult decideResult,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.scores = scores;
        this.sessions = sessions;
        this.publications = publications;
        this.results = results;
        this.examResult = examResult;
        this.decideResult = decideResult;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Publication publish(UUID batchId) {
        entries.requireKnown(batchId);
        var seated = entries.lockBatch(batchId, Set.of(EntryStatus.SEATED));
        publications.find(batchId).ifPresent(earlier -> {
            throw PublicationProblems.alreadyPublished(earlier.publishedOn());
        });
        var lastExamDay = sessions.lastExamDay(batchId);
        if (seated.isEmpty() || lastExamDay.isEmpty()) {
            throw PublicationProblems.nobodySat(batchId);
        }
        var sat = satBy(seated);
        requireComplete(batchId, seated, sat);
        var publication = Publication.of(batchId, lastExamDay.get(), clock.today(), clock.instant(), examResult);
        publications.persistAndFlush(publication);
        outbox.appendAll(seated.stream()
                .map(person -> publish(person, sat.get(person.registrationId()), publication))
                .toList());
        audit.record("publish-results", "exam-batch", batchId, null);
        return publication;
    }

    private Map<UUID, Map<Subject, Optional<BigDecimal>>> satBy(List<ExamEntry> people) {
        var sat = new HashMap<UUID, Map<Subject, Optional<BigDecimal>>>();
        people.forEach(person -> sat.put(person.registrationId(), new EnumMap<>(Subject.class)));
        scores.of(sat.keySet()).forEach(score -> sat.get(score.registrationId()).put(score.subject(), score.value()));
        return sat;
    }

    private void requireComplete(
            UUID batchId, List<ExamEntry> seated, Map<UUID, Map<Subject, Optional<BigDecimal>>> sat) {
        var unseated = entries.countOfBatch(batchId, EntryStatus.CONFIRMED);
        var missing = seated.stream()
                .mapToLong(person -> person.subjects(examResult.subjectsOf(person.level(), clock.today())).stream()
                        .filter(subject -> !sat.get(person.registrationId()).containsKey(subject))
                        .count())
                .sum();
        if (unseated + missing > 0) {
            throw PublicationProblems.incomplete(unseated, missing);
        }
    }

    private Outbox.Event publish(ExamEntry person, Map<Subject, Optional<BigDecimal>> sat, Publication publication) {
        var decided = decideResult.decide(person, sat, publication);
        results.persist(StoredResult.of(person.registrationId(), person.batchId(), decided));
        person.published();
        return new Outbox.Event(
                ResultPublishedV1.TYPE, person.personId(), DecideResult.event(person, decided.outcome(), publication));
    }
}
