package io.skillcert.clock;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Runs due work by the business clock, each by one replica at a time and in a transaction of its own. */
@ApplicationScoped
public class DueWorks {

    private final List<DueWork> works;
    private final BusinessClock clock;
    private final EntityManager database;

    DueWorks(@All List<DueWork> works, BusinessClock clock, EntityManager database) {
        this.works = works;
        this.clock = clock;
        this.database = database;
    }

    @Scheduled(every = "${skillcert.due-work.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        runAll();
    }

    /** The names of the works that were run here; one that another replica is running is not waited for. */
    List<String> runAll() {
        var today = clock.today();
        return works.stream()
                .filter(work -> QuarkusTransaction.requiringNew().call(() -> {
                    var mine = lock(work.name());
                    if (mine) {
                        work.run(today);
                    }
                    return mine;
                }))
                .map(DueWork::name)
                .toList();
    }

    private boolean lock(String name) {
        return (boolean) database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 11))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
