package io.skillcert.exam.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.job.Job;
import io.skillcert.policy.exam.ExamResultRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Lists batches with the due days of their publications (EXM-04), and counts the overdue ones in a metric. */
@ApplicationScoped
public class DuePublications implements Job {

    private static final String BATCHES =
            """
            select s.batchId, max(s.startsAt), min(p.publishedOn) from ExamSession s
            left join Publication p on p.batchId = s.batchId and p.completedAt is not null
            where s.batchId > :after and s.cancelledAt is null
            group by s.batchId %s order by s.batchId""";

    private static final PageRequest ALL = PageRequest.of(Integer.MAX_VALUE - 1, null);

    private final EntityManager database;
    private final ExamResultRules rules;
    private final BusinessClock clock;
    private final AtomicInteger overdue;

    DuePublications(EntityManager database, ExamResultRules rules, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
        this.overdue = metrics.gauge("skillcert.publications.overdue", new AtomicInteger());
    }

    @Override
    public String name() {
        return "count-overdue-publications";
    }

    @Override
    public Progress runBatch() {
        overdue.set(overdue(ALL).size());
        return Progress.DONE;
    }

    /** All batches, in the order of their ids. */
    @Transactional
    public List<BatchPublication> page(PageRequest page) {
        return read("", page, page.fetchSize()).toList();
    }

    /** The batches whose publication is overdue, in the order of their ids. */
    @Transactional
    public List<BatchPublication> overdue(PageRequest page) {
        return read("having min(p.publishedOn) is null", page, Integer.MAX_VALUE)
                .filter(BatchPublication::overdue)
                .limit(page.fetchSize())
                .toList();
    }

    private Stream<BatchPublication> read(String having, PageRequest page, int limit) {
        return database.createQuery(BATCHES.formatted(having), Object[].class)
                .setParameter("after", page.after())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> batch((UUID) row[0], BusinessClock.day((Instant) row[1]), (LocalDate) row[2]));
    }

    private BatchPublication batch(UUID batchId, LocalDate lastExamDay, LocalDate publishedOn) {
        var dueOn = rules.publicationDueOn(lastExamDay);
        return new BatchPublication(
                batchId,
                lastExamDay,
                dueOn,
                publishedOn,
                publishedOn == null && clock.today().isAfter(dueOn));
    }
}
