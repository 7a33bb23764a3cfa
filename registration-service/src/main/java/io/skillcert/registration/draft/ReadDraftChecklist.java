package io.skillcert.registration.draft;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.application.FactsAgreement;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads which documents a route requires (REG-08) and which of them a draft has. */
@ApplicationScoped
public class ReadDraftChecklist {

    private final Drafts drafts;
    private final DraftForms forms;
    private final Documents documents;
    private final EligibilityRules rules;
    private final FactsAgreement agreement;
    private final BusinessClock clock;

    ReadDraftChecklist(
            Drafts drafts,
            DraftForms forms,
            Documents documents,
            EligibilityRules rules,
            FactsAgreement agreement,
            BusinessClock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.documents = documents;
        this.rules = rules;
        this.agreement = agreement;
        this.clock = clock;
    }

    /**
     * Reads the checklist of an own draft.
     *
     * @param route the code of a route; if empty, the first met route, else the first one
     * @throws io.skillcert.http.problem.ProblemException 400 if the level has no such route or a required fact is missing
     */
    public Checklist read(UUID id, Optional<String> route, String owner) {
        var form = forms.form(drafts.getFor(id, owner));
        var facts = form.facts();
        var violations = new Violations()
                .addIf(form.level() == null, DraftForms.PATH + ".level", "is needed for the checklist")
                .addIf(
                        facts == null || facts.birthDate() == null,
                        DraftForms.PATH + ".facts.birthDate",
                        "is needed for the checklist");
        violations.throwIfAny();
        agreement.check(facts, form.statedDocument(), DraftForms.PATH + ".facts", clock.today(), violations);
        violations.throwIfAny();
        var level = rules.decide(facts.facts(), clock.today()).of(SkillLevel.of(form.level()));
        return Checklist.of(level, route, documents.codesOf(id))
                .orElseThrow(() -> Violations.single("route", "is not a route of the level"));
    }
}
