package io.skillcert.clock;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;

/** Runs due work by the business clock, each by one replica at a time and in a transaction of its own. */
@ApplicationScoped
public class JobRunner {

    /** What is left after so many is done the next time. */
    private static final int MAX_BATCHES = 1000;

    private final List<Job> works;
    private final BusinessClock clock;
    private final EntityManager database;

    JobRunner(@All List<Job> works, BusinessClock clock, EntityManager database) {
        this.works = works;
        this.clock = clock;
        this.database = database;
    }

    @Scheduled(
            every = "${skillcert.due-work.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void onSchedule() {
        runAll();
    }

    /** The names of the works that were run here; one that another replica is running is not waited for. */
    List<String> runAll() {
        var today = clock.today();
        return works.stream()
                .filter(work -> runToTheEnd(work, today))
                .map(Job::name)
                .toList();
    }

    /** Portion by portion, each in a transaction of its own. Returns whether any was run here. */
    private boolean runToTheEnd(Job work, LocalDate today) {
        var portion = Portion.MORE_IS_DUE;
        int run = 0;
        while (portion == Portion.MORE_IS_DUE && run < MAX_BATCHES) {
            portion = QuarkusTransaction.requiringNew().call(() -> {
                if (!lock(work.name())) {
                    return Portion.RUNS_ELSEWHERE;
                }
                return work.run(today) ? Portion.MORE_IS_DUE : Portion.LAST;
            });
            run++;
        }
        return portion != Portion.RUNS_ELSEWHERE || run > 1;
    }

    private enum Portion {
        MORE_IS_DUE,
        LAST,
        RUNS_ELSEWHERE
    }

    private boolean lock(String name) {
        return (boolean) database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 11))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
