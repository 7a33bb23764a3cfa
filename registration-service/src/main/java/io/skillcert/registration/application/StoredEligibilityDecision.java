package io.skillcert.registration.application;

import io.skillcert.policy.PolicyVersion;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the rules said about a registration, stored whole: facts, findings and the version of the rules. */
@Entity
@Table(name = "eligibility_decision")
public class StoredEligibilityDecision {

    @Id
    private UUID id;

    private UUID registrationId;
    private boolean eligible;
    private String policyName;
    private String policyVersion;
    private LocalDate decidedFor;
    private Instant decidedAt;
    private String decidedBy;
    private String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    private String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String routes;

    private String[] reasons;

    @JdbcTypeCode(SqlTypes.JSON)
    private String findings;

    protected StoredEligibilityDecision() {} // for JPA

    /**
     * @param facts what the rules looked at, as JSON: stated, and known here
     * @param metRoutes the codes of the routes that are met, as JSON
     * @param findings all findings of the level's routes, as JSON
     */
    record Content(String facts, String metRoutes, String findings) {}

    static StoredEligibilityDecision record(
            UUID id,
            UUID registrationId,
            boolean eligible,
            List<String> reasons,
            PolicyVersion policy,
            Content content,
            Actor actor) {
        var decision = new StoredEligibilityDecision();
        decision.id = id;
        decision.registrationId = registrationId;
        decision.eligible = eligible;
        decision.policyName = policy.name();
        decision.policyVersion = policy.version();
        decision.decidedFor = policy.on();
        decision.decidedAt = actor.at();
        decision.decidedBy = actor.by();
        decision.reason = actor.reason();
        decision.facts = content.facts();
        decision.routes = content.metRoutes();
        decision.findings = content.findings();
        decision.reasons = reasons.toArray(String[]::new);
        return decision;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** Why it was decided again; empty for the first time. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public String factsJson() {
        return facts;
    }

    public UUID id() {
        return id;
    }

    UUID registrationId() {
        return registrationId;
    }

    public boolean isEligible() {
        return eligible;
    }

    /** The codes of the unmet rules, each once, in the order of the routes; empty if eligible. */
    public List<String> reasons() {
        return Arrays.asList(reasons);
    }

    public PolicyVersion policy() {
        return new PolicyVersion(policyName, policyVersion, decidedFor);
    }

    public String routesJson() {
        return routes;
    }

    public String findingsJson() {
        return findings;
    }
}
