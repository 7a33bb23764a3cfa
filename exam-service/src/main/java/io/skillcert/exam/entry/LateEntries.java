package io.skillcert.exam.entry;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.exam.ExamResultRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Entries that arrive after the publication of their batch has started, as after a late payment. They can get no seat and
 * no result, so registration-service is sent an event, and moves or refunds them like people of a cancelled session.
 */
@ApplicationScoped
class LateEntries {

    private final ClosedBatches closed;
    private final EntityManager database;
    private final ExamResultRules rules;
    private final Outbox outbox;
    private final BusinessClock clock;

    LateEntries(
            ClosedBatches closed, EntityManager database, ExamResultRules rules, Outbox outbox, BusinessClock clock) {
        this.closed = closed;
        this.database = database;
        this.rules = rules;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Reports those of the entries that are late. They have just arrived. */
    void reportLate(List<ExamEntry> arrived) {
        var byBatch = arrived.stream().collect(Collectors.groupingBy(ExamEntry::batchId));
        closed.holdPublication(byBatch.keySet());
        byBatch.forEach((batch, entries) -> {
            if (closed.contains(batch)) {
                entries.forEach(this::report);
            }
        });
    }

    private void report(ExamEntry entry) {
        var today = clock.today();
        var subject = entry.subjects(rules.subjectsOf(entry.level(), today)).get(0);
        outbox.append(
                SittingCancelledV1.TYPE,
                entry.personId(),
                new SittingCancelledV1(
                        entry.registrationId(),
                        entry.personId(),
                        entry.batchId(),
                        subject.name(),
                        lastSessionStart(entry),
                        clock.instant()));
    }

    private Instant lastSessionStart(ExamEntry entry) {
        return database.createQuery(
                        "select max(s.startsAt) from ExamSession s where s.batchId = :batch and s.cancelledAt is null",
                        Instant.class)
                .setParameter("batch", entry.batchId())
                .getSingleResult();
    }
}
