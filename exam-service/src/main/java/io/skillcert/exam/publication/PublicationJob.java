package io.skillcert.exam.publication;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.http.trace.ContinuedTraces;
import io.skillcert.job.RowJob;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Decides and publishes the results of the publications that were started, {@value #PEOPLE} people a transaction. After a
 * crash it continues with the people whose results were not committed. A publication that fails is left for the next run,
 * and the others go on.
 */
@ApplicationScoped
class PublicationJob implements RowJob<UUID> {

    private static final int PEOPLE = 500;

    private final ExamEntries entries;
    private final Publications publications;
    private final StoredResults results;
    private final DecideResults decideResults;
    private final Outbox outbox;
    private final ContinuedTraces traces;
    private final BusinessClock clock;

    PublicationJob(
            ExamEntries entries,
            Publications publications,
            StoredResults results,
            DecideResults decideResults,
            Outbox outbox,
            ContinuedTraces traces,
            BusinessClock clock) {
        this.entries = entries;
        this.publications = publications;
        this.results = results;
        this.decideResults = decideResults;
        this.outbox = outbox;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "publish-results";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /** One publication a transaction. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public List<UUID> due(int limit) {
        return publications.incomplete(limit);
    }

    @Override
    public void handle(List<UUID> batchIds) {
        batchIds.forEach(batchId -> publications
                .lockIncomplete(batchId)
                .ifPresent(
                        publication -> traces.run(publication.traceparent(), name(), () -> publishNext(publication))));
    }

    private void publishNext(Publication publication) {
        var people = entries.lockNext(publication.batchId(), EntryStatus.SEATED, PEOPLE);
        if (people.isEmpty()) {
            publication.complete(clock.instant());
            return;
        }
        var decided = decideResults.decide(people, publication);
        results.addAll(decided);
        entries.published(people);
        outbox.appendAll(decided.stream()
                .map(result ->
                        new Outbox.Event(ResultPublishedV1.TYPE, result.person().personId(), result.event()))
                .toList());
    }
}
