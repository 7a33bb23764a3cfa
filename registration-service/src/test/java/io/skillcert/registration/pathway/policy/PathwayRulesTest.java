package io.skillcert.registration.pathway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.registration.pathway.policy.Pathway.StepCode;
import io.skillcert.registration.pathway.policy.Pathway.Unknown;
import io.skillcert.registration.pathway.policy.PathwayFacts.Batch;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathwayRulesTest {

    private static final String AI_TRAINER = "4-04-05-05";
    private static final WorkingDays CALENDAR = CalendarFiles.load(Optional.empty());

    private final PathwayRules rules = new PathwayRules(
            new EligibilityRules(EligibilityParameterSource.parameters()),
            new ExamResultRules(ResultParameterFiles.read(), CALENDAR),
            new SubsidyRules(SubsidyParameterFiles.read(new ParameterFiles(SubsidyParameterFiles.FOLDER)), CALENDAR),
            CALENDAR);

    @Test
    void the_first_batch_is_the_one_in_whose_registration_the_level_opens() {
        var early = batch("early", "2025-06-01", "2025-06-29");
        var late = batch("late", "2025-06-15", "2025-07-20");
        var journey =
                plan("2021-07-01", Map.of(), List.of(), late, early).journey().orElseThrow();
        assertEquals("late", journey.batch());
        assertEquals(LocalDate.parse("2025-07-01"), journey.registerFrom());
        assertEquals(List.of("L3-2"), journey.routes());
    }

    @Test
    void a_batch_for_other_levels_or_before_the_person_is_eligible_is_none() {
        var otherLevel = new Batch(
                "level 4",
                Set.of(SkillLevel.of(4)),
                LocalDate.parse("2025-06-01"),
                LocalDate.parse("2025-07-29"),
                LocalDate.parse("2025-08-10"),
                Yuan.ZERO);
        var pathway = plan("2021-07-01", Map.of(), List.of(), otherLevel, batch("b", "2025-05-01", "2025-06-30"));
        assertEquals(Optional.empty(), pathway.journey());
        assertEquals(Optional.of(LocalDate.parse("2025-07-01")), pathway.eligibleOn());
    }

    @Test
    void SUB_04_an_award_of_the_year_moves_the_claim_to_the_first_day_of_the_next() {
        var award = new Award(
                AwardKind.SKILLS_UPGRADING,
                Optional.of("6-31-01-03"),
                Optional.of(SkillLevel.of(4)),
                LocalDate.parse("2025-02-01"));
        var journey = plan(
                        "2020-01-01",
                        Map.of(Basis.SOCIAL_INSURANCE, true),
                        List.of(award),
                        batch("b", "2025-06-01", "2025-06-30"))
                .journey()
                .orElseThrow();
        assertEquals(Optional.of(LocalDate.parse("2026-01-01")), journey.claimFrom());
        assertEquals(Outcome.GRANTED, journey.subsidy().outcome());
        assertEquals("-880.00", journey.net().toString());
        assertEquals(
                List.of(StepCode.values()),
                journey.steps().stream().map(Pathway.Step::code).toList());
    }

    @Test
    void SUB_07_a_claim_that_is_never_granted_has_no_days() {
        var award = new Award(
                AwardKind.SKILLS_UPGRADING,
                Optional.of(AI_TRAINER),
                Optional.of(SkillLevel.of(3)),
                LocalDate.parse("2023-02-01"));
        var journey = plan("2020-01-01", Map.of(), List.of(award), batch("b", "2025-06-01", "2025-06-30"))
                .journey()
                .orElseThrow();
        assertEquals(Optional.empty(), journey.claimFrom());
        assertEquals(Optional.empty(), journey.decisionDueOn());
        assertEquals(Outcome.REFUSED, journey.subsidy().outcome());
        assertEquals(List.of(), journey.unknowns());
        assertTrue(journey.steps().stream().noneMatch(step -> step.code() == StepCode.CLAIM));
    }

    @Test
    void an_unknown_basis_is_named_only_while_it_can_change_the_outcome() {
        var batch = batch("b", "2025-06-01", "2025-06-30");
        var known = Map.of(Basis.HOUSEHOLD_REGISTRATION, false, Basis.REGISTERED_UNEMPLOYMENT, false);
        var open = plan("2020-01-01", known, List.of(), batch).journey().orElseThrow();
        assertEquals(
                List.of(
                        new Unknown(Basis.SOCIAL_INSURANCE, List.of(Outcome.GRANTED, Outcome.REFERRED)),
                        new Unknown(Basis.UNEMPLOYED_GRADUATE, List.of(Outcome.GRANTED, Outcome.REFERRED))),
                open.unknowns());
        var settled = plan("2020-01-01", Map.of(Basis.HOUSEHOLD_REGISTRATION, true), List.of(), batch);
        assertEquals(List.of(), settled.journey().orElseThrow().unknowns());
    }

    private Pathway plan(String certifiedSince, Map<Basis, Boolean> bases, List<Award> awards, Batch... batches) {
        var day = LocalDate.parse(certifiedSince);
        var candidate = new EligibilityFacts(
                LocalDate.parse("1985-05-05"),
                List.of(new Employment(day, Optional.empty(), true)),
                List.of(new CertificateHeld(SkillLevel.of(4), day, true)),
                List.of(),
                List.of(),
                List.of());
        return rules.plan(new PathwayFacts(
                AI_TRAINER,
                SkillLevel.of(3),
                LocalDate.parse("2025-05-01"),
                candidate,
                bases,
                awards,
                List.of(batches),
                Yuan.of("3000.00")));
    }

    private static Batch batch(String id, String from, String until) {
        return new Batch(
                id,
                Set.of(SkillLevel.of(3), SkillLevel.of(5)),
                LocalDate.parse(from),
                LocalDate.parse(until),
                LocalDate.parse(until).plusDays(14),
                Yuan.of("280.00"));
    }
}
