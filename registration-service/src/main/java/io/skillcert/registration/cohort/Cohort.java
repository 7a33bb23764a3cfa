package io.skillcert.registration.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Candidates whom a partner registers together for one batch. */
@Entity
@Table(name = "cohort")
public class Cohort {

    @Id
    private UUID id;

    private UUID batchId;
    private String registeredBy;
    private Instant registeredAt;
    private int size;

    protected Cohort() {} // for JPA

    Cohort(UUID id, UUID batchId, String registeredBy, Instant registeredAt, int size) {
        this.id = id;
        this.batchId = batchId;
        this.registeredBy = registeredBy;
        this.registeredAt = registeredAt;
        this.size = size;
    }

    public UUID id() {
        return id;
    }

    public UUID batchId() {
        return batchId;
    }

    String registeredBy() {
        return registeredBy;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public int size() {
        return size;
    }

    boolean belongsTo(String account) {
        return registeredBy.equals(account);
    }
}
