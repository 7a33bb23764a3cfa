package io.skillcert.audit;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Creates the partitions of the audit log for the coming months. */
@ApplicationScoped
class PrepareAuditPartitions implements Job {

    private static final int MONTHS_AHEAD = 3;

    private final EntityManager database;

    PrepareAuditPartitions(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "prepare-audit-partitions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Progress runBatch() {
        database.createNativeQuery("select create_audit_partitions(:months)")
                .setParameter("months", MONTHS_AHEAD)
                .getSingleResult();
        return Progress.DONE;
    }
}
