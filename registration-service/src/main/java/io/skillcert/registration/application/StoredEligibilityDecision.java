package io.skillcert.registration.application;

import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
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

/** An eligibility decision on a registration, stored with its facts, findings and policy version so that it can be replayed. */
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

    StoredEligibilityDecision(
            UUID registrationId,
            PolicyVersion policy,
            EligibilityDecision.Level level,
            CandidateFacts facts,
            Actor actor,
            Json json) {
        this.id = Ids.next();
        this.registrationId = registrationId;
        this.eligible = level.mayRegister();
        this.policyName = policy.name();
        this.policyVersion = policy.version();
        this.decidedFor = policy.on();
        this.decidedAt = actor.at();
        this.decidedBy = actor.by();
        this.reason = actor.reason();
        this.facts = json.write(facts);
        this.routes = json.write(level.metRoutes());
        this.reasons = level.unmetRules().toArray(String[]::new);
        this.findings = json.write(StoredFindings.of(level));
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** Why it was decided again; empty for the first decision. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The facts that the rules evaluated: those stated and those certified by this system. */
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

    /** The codes of the rules that are not met; empty if eligible. */
    public List<String> reasons() {
        return Arrays.asList(reasons);
    }

    public PolicyVersion policy() {
        return new PolicyVersion(policyName, policyVersion, decidedFor);
    }

    /** The codes of the met routes. */
    public String routesJson() {
        return routes;
    }

    public StoredFindings findings(Json json) {
        return json.read(findings, StoredFindings.class);
    }
}
