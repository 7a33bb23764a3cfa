package io.skillcert.exam.publication;

import io.skillcert.exam.result.policy.ExamOutcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person's result, stored whole: facts, outcome and the version of the rules. */
@Entity
@Table(name = "exam_result")
public class StoredResult {

    @Id
    private UUID registrationId;

    private UUID batchId;

    @Enumerated(EnumType.STRING)
    private ExamOutcome.Outcome outcome;

    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    protected StoredResult() {} // for JPA

    /** @param facts what the rules looked at, as JSON. @param content the whole outcome, as JSON */
    static StoredResult of(
            UUID registrationId, UUID batchId, ExamOutcome outcome, String facts, String content, Instant decidedAt) {
        var result = new StoredResult();
        result.registrationId = registrationId;
        result.batchId = batchId;
        result.outcome = outcome.outcome();
        result.policyName = outcome.policy().name();
        result.policyVersion = outcome.policy().version();
        result.decidedFor = outcome.policy().on();
        result.decidedAt = decidedAt;
        result.facts = facts;
        result.content = content;
        return result;
    }

    public UUID registrationId() {
        return registrationId;
    }

    UUID batchId() {
        return batchId;
    }

    ExamOutcome.Outcome outcome() {
        return outcome;
    }

    String contentJson() {
        return content;
    }
}
