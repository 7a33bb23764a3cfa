package io.skillcert.registration.application;

import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads which documents a registration needs (REG-08), by the facts of its latest decision. */
@ApplicationScoped
public class ReadChecklist {

    private final Registrations registrations;
    private final StoredEligibilityDecisions decisions;
    private final EligibilityRules rules;
    private final Documents documents;
    private final Json json;

    ReadChecklist(
            Registrations registrations,
            StoredEligibilityDecisions decisions,
            EligibilityRules rules,
            Documents documents,
            Json json) {
        this.registrations = registrations;
        this.decisions = decisions;
        this.rules = rules;
        this.documents = documents;
        this.json = json;
    }

    /**
     * Reads the checklist of a registration.
     *
     * @param owner the account that must own the registration, or null for callers who may see all
     * @param route the code of a route; if empty, the first met route, else the first one
     * @throws io.skillcert.http.problem.ProblemException 400 if the level has no such route
     */
    public Checklist read(UUID id, String owner, Optional<String> route) {
        var registration = registrations.getFor(id, owner);
        var level = level(registration, decisions.latestOf(registration.decidedWith()));
        return Checklist.of(level, route, documents.codesOf(registration.decidedWith()))
                .orElseThrow(() -> Violations.single("route", "is not a route of the level"));
    }

    /** Whether all documents of one of the met routes are uploaded. */
    public boolean isComplete(Registration registration, StoredEligibilityDecision decision) {
        var uploaded = documents.codesOf(registration.decidedWith());
        return level(registration, decision).routes().stream()
                .filter(EligibilityDecision.Route::met)
                .anyMatch(route -> uploaded.containsAll(route.documents()));
    }

    private EligibilityDecision.Level level(Registration registration, StoredEligibilityDecision decision) {
        var facts = json.read(decision.factsJson(), CandidateFacts.class).facts();
        return rules.decide(facts, decision.policy().on()).of(registration.level());
    }
}
