package io.skillcert.exam.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Part;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.exam.bank.ItemDraft;
import io.skillcert.exam.paper.policy.SkillsSection;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * A blueprint as it is entered and stored: parts by kind with weights by function, as a theory paper has, or sections of tasks, as a
 * paper of operational skills has.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlueprintJson(
        @Size(min = 1, max = 12) List<@NotNull @Valid PartJson> parts,
        @Size(min = 1, max = 30) List<@NotNull @Valid WeightJson> weights,
        @Size(min = 1, max = 20) List<@NotNull @Valid SectionJson> sections) {

    private static final BigDecimal WHOLE = new BigDecimal("100");
    private static final String FUNCTION = "[A-Z][A-Z0-9_]{1,39}";
    private static final String NO_FUNCTION = "must be 2 to 40 capital letters, digits and underscores, a letter first";
    private static final String POINTS = "(?!0+(\\.0+)?$)[0-9]{1,3}(\\.[0-9]{1,2})?";
    private static final String NO_POINTS = "must be a decimal above 0 such as \"5.00\"";
    private static final String PAIR = "must be sent if {0} is absent, and only then";

    /** So many items of one kind, each worth the points. */
    public record PartJson(
            @NotNull ItemKind kind,
            @Min(1) @Max(300) int count,
            @NotNull @Pattern(regexp = POINTS, message = NO_POINTS) String points) {}

    /** The share of a function in each part, in whole percent. */
    public record WeightJson(
            @NotNull @Pattern(regexp = FUNCTION, message = NO_FUNCTION) String function,
            @Min(0) @Max(100) int percent) {}

    /**
     * The tasks of one function.
     *
     * @param minutes those meant for them
     */
    public record SectionJson(
            @NotNull @Pattern(regexp = FUNCTION, message = NO_FUNCTION) String function,
            @NotNull @Min(1) @Max(300) Integer minutes,
            @NotEmpty @Size(max = 20) List<@NotNull @Valid TaskJson> tasks) {

        private SkillsSection section() {
            return new SkillsSection(
                    function, minutes, tasks.stream().map(TaskJson::task).toList());
        }
    }

    /** @param topics codes of the topics of which one task is drawn */
    public record TaskJson(
            @NotNull @Pattern(regexp = POINTS, message = NO_POINTS) String points,
            @NotEmpty @Size(max = 20)
                    List<@NotNull @Pattern(regexp = ItemDraft.TOPIC, message = ItemDraft.NO_TOPIC) String> topics) {

        private SkillsSection.Task task() {
            return new SkillsSection.Task(new BigDecimal(points), topics);
        }
    }

    static BlueprintJson of(Blueprint blueprint) {
        return new BlueprintJson(
                blueprint.parts().stream()
                        .map(part -> new PartJson(
                                part.kind(), part.count(), part.points().toPlainString()))
                        .toList(),
                blueprint.weights().stream()
                        .map(weight -> new WeightJson(weight.function(), weight.percent()))
                        .toList(),
                null);
    }

    static BlueprintJson of(List<SkillsSection> sections) {
        return new BlueprintJson(
                null, null, sections.stream().map(BlueprintJson::section).toList());
    }

    private static SectionJson section(SkillsSection section) {
        return new SectionJson(
                section.function(),
                section.minutes(),
                section.tasks().stream()
                        .map(task -> new TaskJson(task.points().toPlainString(), task.topics()))
                        .toList());
    }

    /**
     * The plan that this describes.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if neither parts nor sections are there, or both, a kind or a function
     *     stands twice, or a sum is wrong
     */
    PaperPlan plan() {
        new Violations()
                .addIf((parts == null) == (sections == null), "blueprint.parts", PAIR, "sections")
                .addIf((weights == null) == (sections == null), "blueprint.weights", PAIR, "sections")
                .throwIfAny();
        if (points().compareTo(WHOLE) != 0) {
            throw Violations.single(
                    parts == null ? "blueprint.sections" : "blueprint.parts", "must give 100 points in sum");
        }
        return parts == null
                ? new SectionsPlan(sections.stream().map(SectionJson::section).toList())
                : new PartsPlan(blueprint());
    }

    private Blueprint blueprint() {
        new Violations()
                .addIf(
                        parts.stream().map(PartJson::kind).distinct().count() < parts.size(),
                        "blueprint.parts",
                        "has a kind twice")
                .addIf(
                        weights.stream().map(WeightJson::function).distinct().count() < weights.size(),
                        "blueprint.weights",
                        "has a function twice")
                .addIf(
                        weights.stream().mapToInt(WeightJson::percent).sum() != 100,
                        "blueprint.weights",
                        "must be 100 in sum")
                .throwIfAny();
        return new Blueprint(
                parts.stream()
                        .map(part -> new Part(part.kind(), part.count(), new BigDecimal(part.points())))
                        .toList(),
                weights.stream()
                        .map(weight -> new Weight(weight.function(), weight.percent()))
                        .toList());
    }

    private BigDecimal points() {
        if (parts == null) {
            return sections.stream()
                    .flatMap(section -> section.tasks().stream())
                    .map(task -> new BigDecimal(task.points()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return parts.stream()
                .map(part -> new BigDecimal(part.points()).multiply(BigDecimal.valueOf(part.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
