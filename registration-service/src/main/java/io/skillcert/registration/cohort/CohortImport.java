package io.skillcert.registration.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The job that registers the cohort of a file; it has the cohort's id. */
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

    /** Where it stands. */
    public enum Status {
        RUNNING,
        /** Every row has its result. */
        DONE,
        /** All or none, and not all could be; or the batch was taken back. Rows without a result are not registered. */
        REFUSED,
        /** It broke off; the rows that have no result were not registered. */
        FAILED
    }

    /** @param upload the digest of the file and of what was asked for with it */
    CohortImport(Cohort cohort, String upload, String byRole, boolean allOrNone) {
        this.cohortId = cohort.id();
        this.upload = upload;
        this.byRole = byRole;
        this.allOrNone = allOrNone;
        this.status = Status.RUNNING;
    }

    /** @param row the last one that has its result now. @param newlyRegistered how many of these are registered */
    void advance(int row, int rows, int newlyRegistered) {
        reached = row;
        done += rows;
        registered += newlyRegistered;
    }

    void finish(Instant now) {
        end(Status.DONE, null, now);
    }

    void refuse(String why, Instant now) {
        end(Status.REFUSED, why, now);
    }

    /** What breaks off again and again is given up. */
    void fail(Instant now) {
        failures++;
        if (failures == MAX_FAILURES) {
            end(Status.FAILED, "broke off " + failures + " times", now);
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

    /** Why it ended without all its rows. */
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
