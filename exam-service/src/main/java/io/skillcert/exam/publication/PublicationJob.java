package io.skillcert.exam.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Decides and tells the results of publications that are begun, portion by portion, each in a transaction of its own:
 * after a crash the next portion goes on where the last one that was committed ended. One replica works on a batch at
 * a time; who waits for the row of the publication finds nothing left to do.
 */
@ApplicationScoped
class PublicationJob {

    private static final Logger LOG = Logger.getLogger(PublicationJob.class);
    private static final int BATCH_SIZE = 500;

    private final ExamEntries entries;
    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final Publications publications;
    private final StoredResults results;
    private final DecideResult decideResult;
    private final Outbox outbox;
    private final BusinessClock clock;

    PublicationJob(
            ExamEntries entries,
            EnteredScores scores,
            Misconducts misconducts,
            Publications publications,
            StoredResults results,
            DecideResult decideResult,
            Outbox outbox,
            BusinessClock clock) {
        this.entries = entries;
        this.scores = scores;
        this.misconducts = misconducts;
        this.publications = publications;
        this.results = results;
        this.decideResult = decideResult;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${skillcert.publication.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void work() {
        for (var batch : QuarkusTransaction.requiringNew().call(publications::running)) {
            try {
                while (QuarkusTransaction.requiringNew().call(() -> publishPortion(batch))) {
                    // until all are told, or another replica does it
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "The publication of exam batch %s will be gone on with", batch);
            }
        }
    }

    /** Returns whether there may be more to do here. */
    private boolean publishPortion(UUID batch) {
        var running = publications.lockRunning(batch);
        if (running.isEmpty()) {
            return false;
        }
        var portion = entries.lockPortion(batch, EntryStatus.SEATED, BATCH_SIZE);
        if (portion.isEmpty()) {
            running.get().complete(clock.instant());
            return false;
        }
        var ids = portion.stream().map(ExamEntry::registrationId).toList();
        var sat = satBy(ids);
        var voided = misconducts.voidOf(ids);
        var now = clock.instant();
        var told = new ArrayList<StoredResult>(portion.size());
        var events = new ArrayList<Outbox.Event>(portion.size());
        for (var person : portion) {
            var decided = decideResult.decide(
                    person,
                    sat.getOrDefault(person.registrationId(), Map.of()),
                    voided.getOrDefault(person.registrationId(), Set.of()),
                    running.get(),
                    now);
            told.add(StoredResult.of(person.registrationId(), batch, decided));
            events.add(new Outbox.Event(
                    ResultPublishedV1.TYPE,
                    person.personId(),
                    DecideResult.event(person, decided.outcome(), running.get())));
        }
        results.addAll(told);
        entries.published(portion);
        outbox.appendAll(events);
        return true;
    }

    private Map<UUID, Map<Subject, Optional<BigDecimal>>> satBy(List<UUID> people) {
        var sat = new HashMap<UUID, Map<Subject, Optional<BigDecimal>>>();
        scores.of(people)
                .forEach(score -> sat.computeIfAbsent(score.registrationId(), id -> new EnumMap<>(Subject.class))
                        .put(score.subject(), score.value()));
        return sat;
    }
}
