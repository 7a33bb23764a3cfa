package io.skillcert.exam.publication;

import io.skillcert.http.json.Json;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.exam.ExamDecision;
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

/** A person's published result: the facts, the whole decision with its findings, and the version of the rules. */
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

    StoredResult(DecidedResult decided, Json json) {
        registrationId = decided.person().registrationId();
        batchId = decided.person().batchId();
        store(decided, json);
    }

    /**
     * Replaces the decision.
     *
     * @return the earlier decision, to be kept
     */
    CorrectedResult correct(DecidedResult decided, Json json) {
        var earlier = new CorrectedResult(
                registrationId,
                outcome,
                new PolicyVersion(policyName, policyVersion, decidedFor),
                decidedAt,
                decided.at(),
                facts,
                content);
        store(decided, json);
        return earlier;
    }

    private void store(DecidedResult decided, Json json) {
        var policy = decided.decision().policy();
        outcome = decided.decision().outcome();
        policyName = policy.name();
        policyVersion = policy.version();
        decidedFor = policy.on();
        decidedAt = decided.at();
        facts = json.write(decided.facts());
        content = json.write(decided.decision());
    }

    public UUID registrationId() {
        return registrationId;
    }

    UUID batchId() {
        return batchId;
    }

    public ExamDecision.Outcome outcome() {
        return outcome;
    }

    /** The whole decision, with every finding. */
    public ExamDecision decision(Json json) {
        return json.read(content, ExamDecision.class);
    }
}
