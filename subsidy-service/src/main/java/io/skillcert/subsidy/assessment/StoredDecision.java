package io.skillcert.subsidy.assessment;

import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision by the rules, stored whole: facts, assessment, version of the rules. Never changed. */
@Entity
@Table(name = "decision")
public class StoredDecision {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private SubjectType subjectType;

    private UUID subjectId;

    @Enumerated(EnumType.STRING)
    private SubsidyDecision.Outcome outcome;

    private BigDecimal amount;
    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    private String record;
    private String signature;

    protected StoredDecision() {} // for JPA

    public enum SubjectType {
        ENTITLEMENT,
        CLAIM
    }

    /** @param facts what the rules looked at, as JSON. @param record the whole decision, as JSON. @param signature of it */
    static StoredDecision of(
            UUID id,
            SubjectType subjectType,
            UUID subjectId,
            SubsidyDecision assessment,
            String facts,
            String record,
            String signature,
            Instant decidedAt) {
        var decision = new StoredDecision();
        decision.id = id;
        decision.subjectType = subjectType;
        decision.subjectId = subjectId;
        decision.outcome = assessment.outcome();
        decision.amount = assessment.amount().amount();
        decision.policyName = assessment.policy().name();
        decision.policyVersion = assessment.policy().version();
        decision.decidedFor = assessment.policy().on();
        decision.decidedAt = decidedAt;
        decision.facts = facts;
        decision.record = record;
        decision.signature = signature;
        return decision;
    }

    public UUID id() {
        return id;
    }

    public SubjectType subjectType() {
        return subjectType;
    }

    public UUID subjectId() {
        return subjectId;
    }

    /** The whole decision as JSON, as it was signed. */
    public String record() {
        return record;
    }

    /** JWS of the record, its payload left out; empty for decisions from before records were signed. */
    public Optional<String> signature() {
        return Optional.ofNullable(signature);
    }
}
