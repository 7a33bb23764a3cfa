package io.skillcert.registration.draft;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Shows which documents a route requires (REG-08) and which of them a draft has. */
@ApplicationScoped
public class ShowChecklist {

    private final Drafts drafts;
    private final DraftForms forms;
    private final Documents documents;
    private final EligibilityRules eligibility;
    private final BusinessClock clock;

    ShowChecklist(
            Drafts drafts,
            DraftForms forms,
            Documents documents,
            EligibilityRules eligibility,
            BusinessClock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.documents = documents;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    /** @param route if empty, the route that the facts allow */
    public Checklist checklist(UUID id, Optional<String> route, String owner) {
        var form = forms.form(drafts.getFor(id, owner));
        var facts = form.facts();
        var violations = new Violations()
                .addIf(form.level() == null, DraftForms.PATH + ".level", "is needed for the checklist")
                .addIf(
                        facts == null || facts.birthDate() == null,
                        DraftForms.PATH + ".facts.birthDate",
                        "is needed for the checklist");
        violations.throwIfAny();
        facts.check(DraftForms.PATH + ".facts", clock.today(), violations);
        violations.throwIfAny();
        var level = eligibility.evaluate(facts.facts(), clock.today()).of(SkillLevel.of(form.level()));
        return Checklist.of(level, route, documents.codesOf(id))
                .orElseThrow(() -> Violations.single("route", "is not a route of the level"));
    }
}
