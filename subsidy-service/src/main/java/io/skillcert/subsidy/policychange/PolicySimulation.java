package io.skillcert.subsidy.policychange;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A simulation of candidate parameters on all stored decisions. It changes no case. */
@Entity
@Table(name = "policy_replay")
public class PolicySimulation {

    @Id
    private UUID id;

    private String requestedBy;
    private Instant requestedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String candidates;

    @Enumerated(EnumType.STRING)
    private Status status;

    @JdbcTypeCode(SqlTypes.JSON)
    private String report;

    private String failure;

    protected PolicySimulation() {} // for JPA

    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /** @param candidates the candidate parameters as JSON */
    PolicySimulation(UUID id, String requestedBy, Instant requestedAt, String candidates) {
        this.id = id;
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
        this.candidates = candidates;
        this.status = Status.WAITING;
    }

    void start() {
        status = Status.RUNNING;
    }

    /** @param content the {@link SimulationReport} as JSON */
    void done(String content) {
        status = Status.DONE;
        report = content;
    }

    /** @param reason without data of the cases */
    void fail(String reason) {
        status = Status.FAILED;
        failure = reason;
    }

    public UUID id() {
        return id;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Status status() {
        return status;
    }

    String candidates() {
        return candidates;
    }

    /** Why it has failed; empty if it has not. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<String> report() {
        return Optional.ofNullable(report);
    }
}
