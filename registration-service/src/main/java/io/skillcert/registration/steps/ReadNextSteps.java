package io.skillcert.registration.steps;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseView;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.draft.Draft;
import io.skillcert.registration.draft.DraftForms;
import io.skillcert.registration.draft.Drafts;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads where a registration or a draft stands, why, and what its reader can do next. */
@ApplicationScoped
public class ReadNextSteps {

    /** The bundle of the messages. */
    static final String TEXTS = "RegistrationSteps";

    private final Registrations registrations;
    private final Drafts drafts;
    private final DraftForms forms;
    private final ExamBatches batches;
    private final ExamProgresses progresses;
    private final TellHistory history;
    private final FindSteps steps;
    private final Caller caller;

    ReadNextSteps(
            Registrations registrations,
            Drafts drafts,
            DraftForms forms,
            ExamBatches batches,
            ExamProgresses progresses,
            TellHistory history,
            FindSteps steps,
            Caller caller) {
        this.registrations = registrations;
        this.drafts = drafts;
        this.forms = forms;
        this.batches = batches;
        this.progresses = progresses;
        this.history = history;
        this.steps = steps;
        this.caller = caller;
    }

    /**
     * Reads a registration that the caller may see, or an own draft.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 for any other
     */
    @Transactional
    public CaseView read(UUID id, Locale language) {
        var writer = new CaseWriter(id, TEXTS, caller, language);
        return drafts.findOwn(id, caller.account())
                .map(draft -> draft(draft, writer))
                .orElseGet(() -> registration(id, writer, language));
    }

    private CaseView registration(UUID id, CaseWriter writer, Locale language) {
        var registration = registrations.getFor(id, caller.visibleOwner(Role.REGISTRAR, Role.AUDITOR));
        var progress = progresses.findByIdOptional(id);
        history.tell(registration, progress, writer);
        steps.find(registration, progress, writer);
        return writer.view(registration.status().name(), history.reasons(registration, language));
    }

    private CaseView draft(Draft draft, CaseWriter writer) {
        var open = forms.open(draft).size();
        var days = draft.batchId()
                .map(batch -> Days.until(batches.get(batch).periods().registrationTo()))
                .orElse(Days.ANY);
        writer.happened("DRAFT", draft.changedAt());
        if (open > 0) {
            writer.step(RegistrationStep.COMPLETE_DRAFT, days, open);
        } else {
            writer.step(RegistrationStep.SUBMIT_DRAFT, days);
        }
        return writer.view("DRAFT", List.of());
    }
}
