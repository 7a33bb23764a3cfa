package io.skillcert.exam.paper;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.ETags;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Enters blueprints for levels without a published one: one officer enters, another approves. */
@ApplicationScoped
public class EnterBlueprint {

    private final EnteredBlueprints entries;
    private final ChooseBlueprint chooseBlueprint;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    EnterBlueprint(
            EnteredBlueprints entries, ChooseBlueprint chooseBlueprint, Json json, Audit audit, BusinessClock clock) {
        this.entries = entries;
        this.chooseBlueprint = chooseBlueprint;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if a sum is wrong, 409 if a blueprint is published for the level */
    @Transactional
    public EnteredBlueprint enter(EnteredBlueprint.Draft draft, String account) {
        var plan = draft.blueprint().plan();
        if (draft.subject() == Subject.THEORETICAL_KNOWLEDGE && plan instanceof SectionsPlan) {
            throw Violations.single("blueprint.sections", "are for subjects with tasks only");
        }
        requireUnpublished(draft.subject(), draft.level(), draft.validFrom());
        var entry = new EnteredBlueprint(Ids.next(), draft, json.write(draft.blueprint()), account, clock.instant());
        entries.persistAndFlush(entry);
        audit.record("enter-blueprint", "blueprint", entry.id(), draft.basis());
        return entry;
    }

    private void requireUnpublished(Subject subject, int level, LocalDate day) {
        if (chooseBlueprint.published(subject, level, day).isPresent()) {
            throw ExamProblem.BLUEPRINT_PUBLISHED.exception(level);
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that entered it */
    @Transactional
    public EnteredBlueprint approve(UUID id, String account, String ifMatch) {
        var entry = entries.lock(id);
        ETags.require(ifMatch, entry.version());
        entry.approve(account, clock.instant());
        try {
            entries.flush();
        } catch (ConstraintViolationException e) {
            throw ExamProblem.BLUEPRINT_APPROVED.exception();
        }
        audit.record("approve-blueprint", "blueprint", id, null);
        return entry;
    }
}
