package io.skillcert.registration.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.database.Ids;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.registration.application.KnownFacts.Known;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides by the rules whether a registration is eligible, and stores the decision whole. */
@ApplicationScoped
public class DecideEligibility {

    private final EligibilityRules eligibility;
    private final StoredEligibilityDecisions decisions;
    private final KnownFacts knownFacts;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    DecideEligibility(
            EligibilityRules eligibility,
            StoredEligibilityDecisions decisions,
            KnownFacts knownFacts,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.eligibility = eligibility;
        this.decisions = decisions;
        this.knownFacts = knownFacts;
        this.json = json;
        this.metrics = metrics;
    }

    /** By what the candidate states, and what is known here. @param actor its reason is why it is decided again */
    public StoredEligibilityDecision decide(Registration registration, CandidateFacts stated, Actor actor) {
        var known = knownFacts.of(Set.of(registration.personId()), registration.occupationCode());
        var decision = decide(registration, stated, known, actor);
        decisions.persist(decision);
        return decision;
    }

    /** The same by what is known already; to be stored by the caller. */
    StoredEligibilityDecision decide(Registration registration, CandidateFacts stated, Known known, Actor actor) {
        var on = registration.registeredOn();
        var looked = known.mergeWith(stated, registration.personId());
        var facts = looked.facts();
        var result = eligibility.decide(facts, on);
        var level = result.of(registration.level());
        var notLower = eligibility.notLowerThanHeld(registration.level(), facts, on);
        var decision = StoredEligibilityDecision.record(
                Ids.next(),
                registration.id(),
                level.eligible() && notLower.verdict() == Verdict.MET,
                reasons(level, notLower),
                result.policy(),
                content(looked, level, notLower),
                actor);
        metrics.counter("skillcert.decisions", "outcome", decision.isEligible() ? "ELIGIBLE" : "INELIGIBLE")
                .increment();
        return decision;
    }

    private static List<String> reasons(EligibilityDecision.Level level, Finding notLower) {
        var findings = new ArrayList<Finding>();
        if (!level.eligible()) {
            level.routes().forEach(route -> findings.addAll(route.findings()));
        }
        findings.add(notLower);
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.NOT_MET)
                .map(finding -> finding.rule().code())
                .distinct()
                .toList();
    }

    private StoredEligibilityDecision.Content content(
            CandidateFacts looked, EligibilityDecision.Level level, Finding notLower) {
        var met = level.routes().stream()
                .filter(EligibilityDecision.Route::met)
                .map(EligibilityDecision.Route::code)
                .toList();
        return new StoredEligibilityDecision.Content(
                write(looked), write(met), write(new StoredFindings(level.routes(), notLower)));
    }

    record StoredFindings(List<EligibilityDecision.Route> routes, Finding notLowerThanHeld) {}

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision can't be written as JSON", e);
        }
    }
}
