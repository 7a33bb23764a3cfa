package io.skillcert.subsidy.assessment;

import io.skillcert.policy.subsidy.SubsidyDecision;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision by the rules with its signed record. It is never changed. */
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

    /**
     * @param facts the facts as JSON, for queries and simulations
     * @param text the record as JSON, as it was signed
     * @param signature the JWS of the text with its payload detached
     */
    StoredDecision(DecisionRecord record, SubsidyDecision decision, String facts, String text, String signature) {
        this.id = record.id();
        this.subjectType = record.subjectType();
        this.subjectId = record.subjectId();
        this.outcome = decision.outcome();
        this.amount = decision.amount().amount();
        this.policyName = decision.policy().name();
        this.policyVersion = decision.policy().version();
        this.decidedFor = decision.policy().on();
        this.decidedAt = record.decidedAt();
        this.facts = facts;
        this.record = text;
        this.signature = signature;
    }

    public SubjectType subjectType() {
        return subjectType;
    }

    public UUID subjectId() {
        return subjectId;
    }

    /** The {@link DecisionRecord} as JSON, as it was signed. */
    public String record() {
        return record;
    }

    /** The signed record as a compact JWS; empty for decisions from before records were signed. */
    public Optional<String> jws() {
        return Optional.ofNullable(signature).map(detached -> detached.replace("..", "." + payload() + "."));
    }

    private String payload() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(record.getBytes(StandardCharsets.UTF_8));
    }
}
