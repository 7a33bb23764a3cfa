package io.skillcert.exam.paper.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.exam.paper.BlueprintSource;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.Subject;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BlueprintsTest {

    private static final LocalDate FIRST = LocalDate.parse("2019-01-01");
    private static final LocalDate DAY = LocalDate.parse("2025-09-26");

    private final Blueprints blueprints = BlueprintSource.blueprints();

    private static String parts(Blueprint blueprint) {
        return blueprint.parts().stream()
                .map(part -> part.count() + " " + part.kind() + " of " + part.points())
                .collect(Collectors.joining(", "));
    }

    private static List<Integer> weights(Blueprint blueprint) {
        return blueprint.weights().stream().map(Weight::percent).toList();
    }

    private static BigDecimal points(Blueprint blueprint) {
        return blueprint.parts().stream()
                .map(part -> part.points().multiply(BigDecimal.valueOf(part.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void DLV_01_the_theory_paper_of_level_3_has_190_items_and_100_points() {
        var blueprint = blueprints.theory(SkillLevel.SENIOR_WORKER, DAY).orElseThrow();
        assertEquals("40 TRUE_FALSE of 0.50, 140 SINGLE_CHOICE of 0.50, 10 MULTIPLE_CHOICE of 1.00", parts(blueprint));
        assertEquals(List.of(5, 10, 20, 30, 30, 5), weights(blueprint));
        assertEquals(new BigDecimal("100.00"), points(blueprint));
        assertEquals(
                List.of("ETHICS", "FOUNDATIONS", "BUSINESS_ANALYSIS", "MODEL_TRAINING", "SYSTEM_DESIGN", "COACHING"),
                blueprint.weights().stream().map(Weight::function).toList());
    }

    @Test
    void DLV_01_the_theory_paper_of_level_4_has_200_items_and_100_points() {
        var blueprint = blueprints.theory(SkillLevel.INTERMEDIATE_WORKER, DAY).orElseThrow();
        assertEquals("50 TRUE_FALSE of 0.50, 150 SINGLE_CHOICE of 0.50", parts(blueprint));
        assertEquals(List.of(5, 15, 20, 40, 20), weights(blueprint));
        assertEquals(new BigDecimal("100.00"), points(blueprint));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SENIOR_WORKER", "INTERMEDIATE_WORKER"})
    void DLV_01_a_level_without_published_weights_has_no_blueprint(SkillLevel level) {
        assertEquals(Optional.empty(), blueprints.theory(level, DAY));
        assertEquals(Optional.empty(), blueprints.skills(level, DAY));
    }

    @Test
    void DLV_01_no_blueprint_is_in_force_before_the_rules_begin() {
        assertTrue(blueprints.isInForceOn(FIRST));
        assertFalse(blueprints.isInForceOn(FIRST.minusDays(1)));
        assertEquals(FIRST, blueprints.theoryEntry(DAY).effectiveFrom());
        assertEquals(new PolicyVersion("paper-assembly", "2026.1", DAY), blueprints.version(DAY));
    }

    @Test
    void DLV_02_the_skills_paper_of_level_3_has_six_tasks_of_100_points_in_120_minutes() {
        var sections = blueprints.skills(SkillLevel.SENIOR_WORKER, DAY).orElseThrow();
        var points = sections.stream()
                .map(section -> section.tasks().stream()
                        .map(SkillsSection.Task::points)
                        .map(BigDecimal::intValueExact)
                        .toList())
                .toList();
        assertEquals(List.of(List.of(25), List.of(15, 20), List.of(15, 20), List.of(5)), points);
        assertEquals(
                List.of(30, 40, 40, 10),
                sections.stream().map(SkillsSection::minutes).toList());
        assertEquals(
                List.of("BA-PROCESS-DESIGN", "BA-MODULE-OPTIMIZATION"),
                sections.get(0).tasks().get(0).topics());
        assertEquals(
                ResultParameterFiles.read().durations().on(DAY).value().get(Subject.OPERATIONAL_SKILLS),
                sections.stream().mapToInt(SkillsSection::minutes).sum());
        assertEquals(FIRST, blueprints.skillsEntry(DAY).effectiveFrom());
        assertEquals(Optional.empty(), blueprints.skills(SkillLevel.INTERMEDIATE_WORKER, DAY));
    }
}
