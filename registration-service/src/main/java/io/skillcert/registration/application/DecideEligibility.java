package io.skillcert.registration.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.http.json.Json;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Decides by the rules whether a person may register, and stores the decision with its facts and findings. */
@ApplicationScoped
public class DecideEligibility {

    private final EligibilityRules rules;
    private final StoredEligibilityDecisions decisions;
    private final CertifiedFacts certifiedFacts;
    private final Json json;
    private final MeterRegistry metrics;

    DecideEligibility(
            EligibilityRules rules,
            StoredEligibilityDecisions decisions,
            CertifiedFacts certifiedFacts,
            Json json,
            MeterRegistry metrics) {
        this.rules = rules;
        this.decisions = decisions;
        this.certifiedFacts = certifiedFacts;
        this.json = json;
        this.metrics = metrics;
    }

    /**
     * Decides a registration again and stores the decision.
     *
     * @param actor its reason says why it is decided again
     */
    public void decide(Registration registration, CandidateFacts stated, Actor actor) {
        var certified = certifiedFacts.of(Set.of(registration.personId()), registration.occupationCode());
        decisions.persist(decide(registration, stated, certified, actor));
    }

    /**
     * Whether the person may register by the stated facts and by those known here, which an account of which nothing is
     * verified is not shown.
     */
    public boolean mayRegister(Registration registration, StoredEligibilityDecision decision) {
        if (registration.identification().registeredAs() != Registrant.UNVERIFIED) {
            return decision.isEligible();
        }
        var certified = certifiedFacts.of(Set.of(registration.personId()), registration.occupationCode());
        var facts = certified.addTo(json.read(decision.factsJson(), CandidateFacts.class), registration.personId());
        return rules.decide(facts.facts(), registration.registeredOn())
                .of(registration.level())
                .mayRegister();
    }

    /** Decides again by the facts known here what an account has stated that is bound to the person now. */
    void decideForHolder(Registration registration, Actor actor) {
        var stated = json.read(decisions.latestOf(registration.id()).factsJson(), CandidateFacts.class);
        decide(registration, stated, actor);
    }

    /** Decides a registration; the caller stores the decision. */
    StoredEligibilityDecision decide(
            Registration registration, CandidateFacts stated, CertifiedFacts.ByPerson certified, Actor actor) {
        var facts = registration.identification().registeredAs() == Registrant.UNVERIFIED
                ? stated
                : certified.addTo(stated, registration.personId());
        var decision = rules.decide(facts.facts(), registration.registeredOn());
        var level = decision.of(registration.level());
        metrics.counter("skillcert.decisions", "outcome", level.mayRegister() ? "ELIGIBLE" : "INELIGIBLE")
                .increment();
        return new StoredEligibilityDecision(registration.id(), decision.policy(), level, facts, actor, json);
    }
}
