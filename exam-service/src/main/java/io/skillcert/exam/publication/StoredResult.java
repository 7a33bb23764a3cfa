package io.skillcert.exam.publication;

import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.policy.PolicyVersion;
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
    private ExamDecision.Outcome outcome;

    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    protected StoredResult() {} // for JPA

    static StoredResult of(UUID registrationId, UUID batchId, DecideResult.Decided decided) {
        var result = new StoredResult();
        result.registrationId = registrationId;
        result.batchId = batchId;
        result.transitionTo(decided);
        return result;
    }

    /** Another decision stands from now on; this one is kept. */
    CorrectedResult correct(DecideResult.Decided decided) {
        var earlier = new CorrectedResult(
                registrationId,
                outcome,
                new PolicyVersion(policyName, policyVersion, decidedFor),
                decidedAt,
                decided.at(),
                facts,
                content);
        transitionTo(decided);
        return earlier;
    }

    private void transitionTo(DecideResult.Decided decided) {
        var policy = decided.outcome().policy();
        outcome = decided.outcome().outcome();
        policyName = policy.name();
        policyVersion = policy.version();
        decidedFor = policy.on();
        decidedAt = decided.at();
        facts = decided.facts();
        content = decided.content();
    }

    public UUID registrationId() {
        return registrationId;
    }

    UUID batchId() {
        return batchId;
    }

    ExamDecision.Outcome outcome() {
        return outcome;
    }

    String contentJson() {
        return content;
    }
}
