package io.skillcert.exam.paper;

import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.paper.policy.Blueprints;
import io.skillcert.http.json.Json;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Chooses what the papers of a level consist of: the published weights, or what two officers have entered. */
@ApplicationScoped
class ChooseBlueprint {

    private final Blueprints published;
    private final EnteredBlueprints entries;
    private final Json json;

    ChooseBlueprint(Blueprints published, EnteredBlueprints entries, Json json) {
        this.published = published;
        this.entries = entries;
        this.json = json;
    }

    /** @param source the entry that it was taken from */
    record Chosen(Blueprint blueprint, String source, LocalDate day) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if the level has no blueprint on the day */
    Chosen choose(Subject subject, int level, LocalDate day) {
        if (subject == Subject.THEORETICAL_KNOWLEDGE && published.isInForceOn(day)) {
            var theory = published.theory(SkillLevel.of(level), day);
            if (theory.isPresent()) {
                var entry = published.theoryEntry(day);
                return new Chosen(theory.get(), entry.parameter() + " from " + entry.effectiveFrom(), day);
            }
        }
        return entries.approved(subject, level, day)
                .map(entry -> new Chosen(
                        json.read(entry.content(), BlueprintJson.class).blueprint(),
                        "blueprint_entry " + entry.id(),
                        day))
                .orElseThrow(() -> ExamProblem.NO_BLUEPRINT.exception(level));
    }
}
