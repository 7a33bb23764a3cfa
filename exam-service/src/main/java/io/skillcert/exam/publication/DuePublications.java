package io.skillcert.exam.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.publication.BatchPublicationResource.ExamBatchView;
import io.skillcert.exam.result.policy.ExamResultRules;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches the due days of publications (EXM-04): a list for the officer, a metric for the operator. */
@ApplicationScoped
class DuePublications implements Job {

    private static final String BATCHES =
            """
            select s.batchId, max(s.startsAt), min(p.publishedOn) from ExamSession s
            left join Publication p on p.batchId = s.batchId and p.completedAt is not null
            where s.batchId > :after and s.cancelledAt is null
            group by s.batchId %s order by s.batchId""";

    private final EntityManager database;
    private final ExamResultRules examResult;
    private final BusinessClock clock;
    private final AtomicInteger late;

    DuePublications(EntityManager database, ExamResultRules examResult, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.examResult = examResult;
        this.clock = clock;
        this.late = metrics.gauge("skillcert.publications.overdue", new AtomicInteger());
    }

    @Override
    public String name() {
        return "watch-publications";
    }

    @Override
    public Progress runBatch() {
        late.set(overdue(null, Integer.MAX_VALUE - 1).size());
        return Progress.DONE;
    }

    /** One more than the limit, so that a further page shows. */
    @Transactional
    List<ExamBatchView> page(UUID after, int limit) {
        return read("", after, limit + 1);
    }

    /** The same, of those that are late. */
    @Transactional
    List<ExamBatchView> overdue(UUID after, int limit) {
        var found = new ArrayList<ExamBatchView>();
        for (var batch : read("having min(p.publishedOn) is null", after, Integer.MAX_VALUE)) {
            if (batch.overdue() && found.size() <= limit) {
                found.add(batch);
            }
        }
        return found;
    }

    private List<ExamBatchView> read(String having, UUID after, int limit) {
        return database.createQuery(BATCHES.formatted(having), Object[].class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> view((UUID) row[0], BusinessClock.day((Instant) row[1]), (LocalDate) row[2]))
                .toList();
    }

    private ExamBatchView view(UUID batchId, LocalDate lastExamDay, LocalDate publishedOn) {
        var dueOn = examResult.publicationDueOn(lastExamDay);
        return new ExamBatchView(
                batchId,
                lastExamDay,
                dueOn,
                publishedOn,
                publishedOn == null && clock.today().isAfter(dueOn));
    }
}
