package io.skillcert.subsidy.policychange;

import io.skillcert.http.problem.ProblemException;
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

/** A new value of a parameter, from a day to come: proposed by one person, put in force by another, with its trial. */
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

    private UUID replayId;
    private String proposedBy;
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String decidedBy;
    private Instant decidedAt;

    protected ParameterProposal() {} // for JPA

    public enum Status {
        PROPOSED,
        /** From its day on. */
        ADOPTED,
        REJECTED
    }

    /** @param content value and citation, as JSON */
    ParameterProposal(
            UUID id,
            String name,
            LocalDate effectiveFrom,
            String content,
            UUID replayId,
            String proposedBy,
            Instant proposedAt) {
        this.id = id;
        this.name = name;
        this.effectiveFrom = effectiveFrom;
        this.content = content;
        this.replayId = replayId;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
        this.status = Status.PROPOSED;
    }

    /** The database holds the two people apart too. */
    void decide(Status how, String by, Instant at) {
        if (status != Status.PROPOSED) {
            throw new ProblemException(409, "illegal-transition", "A proposal that is " + status + " stays so.");
        }
        if (how == Status.ADOPTED && by.equals(proposedBy)) {
            throw new ProblemException(
                    403, "two-people-needed", "Who proposed a parameter can't put it in force as well.");
        }
        status = how;
        decidedBy = by;
        decidedAt = at;
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

    public UUID replayId() {
        return replayId;
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
