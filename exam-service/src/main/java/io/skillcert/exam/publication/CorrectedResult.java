package io.skillcert.exam.publication;

import io.skillcert.database.Ids;
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

/** A result that a correction has replaced, as it was decided. */
@Entity
@Table(name = "corrected_result")
class CorrectedResult {

    @Id
    private UUID id;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private ExamDecision.Outcome outcome;

    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;
    private Instant correctedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    protected CorrectedResult() {} // for JPA

    CorrectedResult(
            UUID registrationId,
            ExamDecision.Outcome outcome,
            PolicyVersion policy,
            Instant decidedAt,
            Instant correctedAt,
            String facts,
            String content) {
        this.id = Ids.next();
        this.registrationId = registrationId;
        this.outcome = outcome;
        this.policyName = policy.name();
        this.policyVersion = policy.version();
        this.decidedFor = policy.on();
        this.decidedAt = decidedAt;
        this.correctedAt = correctedAt;
        this.facts = facts;
        this.content = content;
    }
}
