package io.skillcert.job;

import java.time.Duration;

/**
 * Background work of a service, run batch by batch by the {@link JobRunner}, by one replica at a time. It is idempotent:
 * after a crash it is run again from what was committed.
 */
public interface Job {

    /** What a batch tells about the work that is left. */
    enum Progress {
        /** There may be more to do now. */
        MORE,
        /** There is nothing more to do until the next run. */
        DONE
    }

    /** A verb phrase for logs, metrics and the sandbox, such as {@code lapse-unpaid-registrations}. */
    String name();

    /** How often it is looked for work. The setting {@code skillcert.jobs."<name>".every} replaces it. */
    default Duration every() {
        return Duration.ofMinutes(1);
    }

    /** Does one batch, in a transaction that the runner begins and ends unless {@link #managesTransactions()}. */
    Progress runBatch();

    /** Whether the job begins its own transactions, as one that calls another system between them does. */
    default boolean managesTransactions() {
        return false;
    }
}
