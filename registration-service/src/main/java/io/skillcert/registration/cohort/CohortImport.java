package io.skillcert.registration.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The import of a cohort from a file, and its progress. It has the identifier of the cohort. */
@Entity
@Table(name = "cohort_import")
public class CohortImport {

    private static final int MAX_FAILURES = 5;

    @Id
    private UUID cohortId;

    private String upload;
    private String byRole;
    private boolean allOrNone;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String reason;
    private int done;
    private int reached;
    private int registered;
    private int failures;
    private Instant finishedAt;

    protected CohortImport() {} // for JPA

    /** The states of an import. */
    public enum Status {
        RUNNING,
        /** Every row has a result. */
        DONE,
        /** Not all rows of an all-or-none import could be registered, or the batch was changed or cancelled. */
        REFUSED,
        /** Given up after repeated failures; rows without a result are not registered. */
        FAILED
    }

    /** @param upload the digest of the file and its options */
    CohortImport(Cohort cohort, String upload, String byRole, boolean allOrNone) {
        this.cohortId = cohort.id();
        this.upload = upload;
        this.byRole = byRole;
        this.allOrNone = allOrNone;
        this.status = Status.RUNNING;
    }

    /**
     * Records that a batch of rows was handled.
     *
     * @param row the last row that has a result now
     * @param rows the number of rows in the batch
     * @param newlyRegistered how many of them were registered
     */
    void advance(int row, int rows, int newlyRegistered) {
        reached = row;
        done += rows;
        registered += newlyRegistered;
        failures = 0;
    }

    void finish(Instant now) {
        end(Status.DONE, null, now);
    }

    void refuse(String why, Instant now) {
        end(Status.REFUSED, why, now);
    }

    /** Counts a failure since the last progress; the last one that is allowed ends the import. */
    void fail(Instant now) {
        failures++;
        if (failures == MAX_FAILURES) {
            end(Status.FAILED, "the import failed five times in a row", now);
        }
    }

    private void end(Status how, String why, Instant now) {
        status = how;
        reason = why;
        finishedAt = now;
    }

    UUID cohortId() {
        return cohortId;
    }

    String byRole() {
        return byRole;
    }

    public boolean isAllOrNone() {
        return allOrNone;
    }

    public Status status() {
        return status;
    }

    /** Why the import ended before all its rows were registered. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public int done() {
        return done;
    }

    int reached() {
        return reached;
    }

    public int registered() {
        return registered;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
