package io.skillcert.exam.paper;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.paper.policy.Blueprints;
import io.skillcert.http.json.Json;
import io.skillcert.policy.Dated;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Chooses what the papers of a level consist of: what is published, or what two officers have entered. */
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
    record Chosen(PaperPlan plan, String source, LocalDate day) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if the level has no blueprint on the day */
    Chosen choose(Subject subject, int level, LocalDate day) {
        return published(subject, level, day)
                .or(() -> entries.approved(subject, level, day)
                        .map(entry -> new Chosen(
                                json.read(entry.content(), BlueprintJson.class).plan(),
                                "blueprint_entry " + entry.id(),
                                day)))
                .orElseThrow(() -> ExamProblem.NO_BLUEPRINT.exception(level));
    }

    /** The blueprint that is published for papers of a subject and level; empty if there is none on the day. */
    Optional<Chosen> published(Subject subject, int level, LocalDate day) {
        if (!published.isInForceOn(day)) {
            return Optional.empty();
        }
        return switch (subject) {
            case THEORETICAL_KNOWLEDGE ->
                published
                        .theory(SkillLevel.of(level), day)
                        .map(blueprint -> chosen(new PartsPlan(blueprint), published.theoryEntry(day), day));
            case OPERATIONAL_SKILLS ->
                published
                        .skills(SkillLevel.of(level), day)
                        .map(sections -> chosen(new SectionsPlan(sections), published.skillsEntry(day), day));
            default -> Optional.empty();
        };
    }

    private static Chosen chosen(PaperPlan plan, Dated<?> entry, LocalDate day) {
        return new Chosen(plan, entry.parameter() + " from " + entry.effectiveFrom(), day);
    }
}
