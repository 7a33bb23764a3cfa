package io.skillcert.subsidy.policychange;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.settlement.Settlement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A proposed value of a parameter from a future day. One person proposes it and another adopts it after its simulation. */
@Entity
@Table(name = "parameter_proposal")
public class ParameterProposal {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private LocalDate effectiveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    @Column(name = "replay_id")
    private UUID simulationId;

    private String proposedBy;
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String decidedBy;
    private Instant decidedAt;
    private String withdrawalAskedBy;
    private String withdrawalReason;
    private String withdrawnBy;

    protected ParameterProposal() {} // for JPA

    public enum Status {
        PROPOSED,
        /** In force from its day on. */
        ADOPTED,
        REJECTED,
        /** Adopted, and withdrawn by two people before its day. */
        WITHDRAWN
    }

    /** @param content the value and its citation as JSON */
    ParameterProposal(
            UUID id,
            String name,
            LocalDate effectiveFrom,
            String content,
            UUID simulationId,
            String proposedBy,
            Instant proposedAt) {
        this.id = id;
        this.name = name;
        this.effectiveFrom = effectiveFrom;
        this.content = content;
        this.simulationId = simulationId;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
        this.status = Status.PROPOSED;
    }

    /** The database enforces the two people too. */
    void decide(Status how, String by, Instant at) {
        if (status != Status.PROPOSED) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, how);
        }
        if (how == Status.ADOPTED && by.equals(proposedBy)) {
            throw SubsidyProblem.TWO_PEOPLE_NEEDED.exception();
        }
        status = how;
        decidedBy = by;
        decidedAt = at;
    }

    void askWithdrawal(String by, String reason) {
        requireAdopted();
        withdrawalAskedBy = by;
        withdrawalReason = reason;
    }

    /** The database enforces the two people too. */
    void withdraw(String by) {
        requireAdopted();
        if (withdrawalAskedBy == null) {
            throw SubsidyProblem.SETTLEMENT_NOT_OPEN.exception(Settlement.Status.OPEN);
        }
        if (by.equals(withdrawalAskedBy)) {
            throw SubsidyProblem.TWO_PEOPLE_NEEDED.exception();
        }
        status = Status.WITHDRAWN;
        withdrawnBy = by;
    }

    private void requireAdopted() {
        if (status != Status.ADOPTED) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, Status.WITHDRAWN);
        }
    }

    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    String content() {
        return content;
    }

    public UUID simulationId() {
        return simulationId;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public Status status() {
        return status;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }
}
