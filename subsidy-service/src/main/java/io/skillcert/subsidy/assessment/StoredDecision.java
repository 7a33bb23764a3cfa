package io.skillcert.subsidy.assessment;

import io.skillcert.subsidy.assessment.policy.Assessment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
    private Assessment.Outcome outcome;

    private BigDecimal amount;
    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String assessment;

    protected StoredDecision() {} // for JPA

    public enum SubjectType {
        ENTITLEMENT,
        CLAIM
    }

    /** @param facts what the rules looked at, as JSON. @param content the assessment, as JSON */
    static StoredDecision of(
            UUID id,
            SubjectType subjectType,
            UUID subjectId,
            Assessment assessment,
            String facts,
            String content,
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
        decision.assessment = content;
        return decision;
    }

    public UUID id() {
        return id;
    }

    public String assessmentJson() {
        return assessment;
    }
}
