package io.skillcert.policy.subsidy;

import static io.skillcert.policy.subsidy.AwardKind.NEW_APPRENTICESHIP;
import static io.skillcert.policy.subsidy.AwardKind.PROJECT_TRAINING;
import static io.skillcert.policy.subsidy.AwardKind.SKILL_EVALUATION;
import static io.skillcert.policy.subsidy.Basis.HOUSEHOLD_REGISTRATION;
import static io.skillcert.policy.subsidy.Basis.SOCIAL_INSURANCE;
import static io.skillcert.policy.subsidy.SubsidyFactsFixture.AI_TRAINER;
import static io.skillcert.policy.subsidy.SubsidyFactsFixture.ELECTRICIAN;
import static io.skillcert.policy.subsidy.SubsidyFactsFixture.aClaim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubsidyRulesTest {

    private final SubsidyRules rules = new SubsidyRules(
            SubsidyParameterFiles.read(new ParameterFiles(SubsidyParameterFiles.FOLDER)),
            CalendarFiles.load(Optional.empty()));

    @ParameterizedTest(name = "issued {0}: {1}")
    @CsvSource({"2025-08-01, GRANTED 1500.00", "2025-08-02, REFUSED [SUB-01]"})
    void SUB_01_a_certificate_counts_from_its_issue(String issuedOn, String expected) {
        assertEquals(expected, decide(aClaim().issuedOn(issuedOn)));
    }

    @Test
    void SUB_01_of_a_recognised_body_and_not_revoked() {
        assertEquals("REFUSED [SUB-01]", decide(aClaim().notRecognised()));
        assertEquals("REFUSED [SUB-01]", decide(aClaim().revoked()));
    }

    @ParameterizedTest
    @EnumSource(Basis.class)
    void SUB_02_one_basis_is_enough(Basis basis) {
        assertEquals(
                "GRANTED 1500.00",
                decide(aClaim().with(HOUSEHOLD_REGISTRATION, false).with(basis, true)));
    }

    @Test
    void SUB_02_all_known_and_none_true_is_refused() {
        assertEquals("REFUSED [SUB-02]", decide(aClaim().with(HOUSEHOLD_REGISTRATION, false)));
    }

    @Test
    void SUB_02_none_true_and_one_not_known_is_referred() {
        assertEquals(
                "REFERRED [SUB-02]",
                decide(aClaim().with(HOUSEHOLD_REGISTRATION, false).without(SOCIAL_INSURANCE)));
    }

    @Test
    void SUB_02_one_true_is_enough_though_another_is_not_known() {
        assertEquals("GRANTED 1500.00", decide(aClaim().without(SOCIAL_INSURANCE)));
    }

    @ParameterizedTest(name = "issued {0}, claimed {1}: {2}")
    @CsvSource({
        "2024-02-29, 2025-02-28, GRANTED 1500.00",
        "2024-02-29, 2025-03-01, REFUSED [SUB-03]",
        "2024-10-05, 2025-10-09, GRANTED 1500.00",
        "2024-10-05, 2025-10-10, REFUSED [SUB-03]"
    })
    void SUB_03_the_last_day_of_the_window_is_included(String issuedOn, String claimedOn, String expected) {
        assertEquals(expected, decide(aClaim().issuedOn(issuedOn).claimedOn(claimedOn)));
    }

    @Test
    void CAL_03_a_last_day_on_a_holiday_rolls_to_the_next_working_day() {
        assertEquals(LocalDate.parse("2025-10-09"), rules.lastDayToClaim(LocalDate.parse("2024-10-05")));
        assertEquals(LocalDate.parse("2025-09-26"), rules.lastDayToClaim(LocalDate.parse("2024-09-26")));
    }

    @ParameterizedTest(name = "issued {0}: provisional {1}")
    @CsvSource({"2025-12-31, false", "2026-01-01, true"})
    void CAL_01_a_last_day_past_the_announced_years_is_provisional(String issuedOn, boolean provisional) {
        var facts = aClaim().issuedOn(issuedOn).claimedOn("2026-02-01").facts();
        assertEquals(provisional, rules.decide(facts).lastDayProvisional());
    }

    @ParameterizedTest(name = "an award of the kind on {0}: {1}")
    @CsvSource({
        "2025-01-01, REFUSED [SUB-04]",
        "2025-12-31, REFUSED [SUB-04]",
        "2024-12-31, GRANTED 1500.00",
        "2026-01-01, GRANTED 1500.00"
    })
    void SUB_04_once_a_calendar_year_per_kind(String awardedOn, String expected) {
        assertEquals(expected, decide(aClaim().upgraded(ELECTRICIAN, 4, awardedOn)));
    }

    @Test
    void SUB_04_counts_the_kind_that_is_claimed() {
        var claim = aClaim().awarded(PROJECT_TRAINING, "2025-03-03");
        assertEquals("GRANTED 1500.00", decide(claim));
        assertEquals("REFUSED [SUB-04]", decide(claim.of(PROJECT_TRAINING)));
    }

    @Test
    void SUB_05_fewer_than_three_awards_of_any_kind_in_the_year() {
        var claim = aClaim().awarded(NEW_APPRENTICESHIP, "2025-01-01").awarded(PROJECT_TRAINING, "2025-02-01");
        assertEquals("GRANTED 1500.00", decide(claim));
        assertEquals("REFUSED [SUB-05]", decide(claim.awarded(SKILL_EVALUATION, "2025-12-31")));
    }

    @Test
    void SUB_05_awards_of_other_years_do_not_count() {
        var claim = aClaim().awarded(NEW_APPRENTICESHIP, "2025-01-01").awarded(PROJECT_TRAINING, "2025-02-01");
        assertEquals("GRANTED 1500.00", decide(claim.awarded(SKILL_EVALUATION, "2024-12-31")));
    }

    @ParameterizedTest(name = "awarded level {0} of {1}: {2}")
    @CsvSource({"3, 4-04-05-05, REFUSED [SUB-06]", "5, 4-04-05-05, GRANTED 1500.00", "3, 6-31-01-03, GRANTED 1500.00"})
    void SUB_06_no_lower_level_after_a_higher_award(int level, String occupation, String expected) {
        assertEquals(expected, decide(aClaim().upgraded(occupation, level, "2020-05-05")));
    }

    @Test
    void SUB_06_counts_awards_whatever_their_day() {
        assertEquals("REFUSED [SUB-06]", decide(aClaim().upgraded(AI_TRAINER, 1, "2011-01-01")));
    }

    @Test
    void SUB_07_once_per_level_ever() {
        assertEquals("REFUSED [SUB-07]", decide(aClaim().upgraded(AI_TRAINER, 4, "2019-01-01")));
        assertEquals("GRANTED 1500.00", decide(aClaim().upgraded(ELECTRICIAN, 4, "2019-01-01")));
    }

    @Test
    void SUB_08_not_twice_from_two_sources() {
        assertEquals("REFUSED [SUB-08]", decide(aClaim().paidFromUnemploymentInsurance()));
    }

    @ParameterizedTest(name = "level {0}: {1}")
    @CsvSource({
        "5, GRANTED 1000.00",
        "4, GRANTED 1500.00",
        "3, GRANTED 2400.00",
        "2, GRANTED 2500.00",
        "1, GRANTED 3000.00"
    })
    void SUB_10_the_amount_by_level(int level, String expected) {
        assertEquals(expected, decide(aClaim().level(level)));
    }

    @Test
    void SUB_10_the_uplift_is_for_urgently_needed_occupations_at_level_3_and_capped() {
        var uplifted = rules.decide(aClaim().level(3).facts()).trace().orElseThrow();
        assertEquals("2600.00", uplifted.uplifted().toString());
        assertEquals("2400.00", uplifted.cap().orElseThrow().toString());
        var plain = rules.decide(aClaim().level(3).occupation(ELECTRICIAN).facts());
        assertEquals("2000.00", plain.amount().toString());
        assertTrue(plain.trace().orElseThrow().cap().isEmpty());
    }

    @Test
    void SUB_12_a_decision_is_announced_after_5_and_due_after_15_working_days() {
        var claimedOn = LocalDate.parse("2025-09-26");
        assertEquals(LocalDate.parse("2025-10-10"), rules.decisionExpectedOn(claimedOn));
        assertEquals(LocalDate.parse("2025-10-23"), rules.decisionDueOn(claimedOn));
    }

    @ParameterizedTest(name = "claimed {0}: {1}")
    @CsvSource({"2018-12-31, REFUSED [SUB-15]", "2019-01-01, GRANTED 1500.00"})
    void SUB_15_a_day_before_the_rules_is_refused_as_such(String claimedOn, String expected) {
        var issuedOn = claimedOn.startsWith("2018") ? "2018-11-01" : "2019-01-01";
        assertEquals(expected, decide(aClaim().issuedOn(issuedOn).claimedOn(claimedOn)));
    }

    @Test
    void SUB_15_a_certificate_from_before_the_rules_is_refused_too_and_decided_by_no_other_rule() {
        var decision = rules.decide(
                aClaim().issuedOn("2018-12-31").claimedOn("2019-06-01").facts());
        assertEquals(1, decision.findings().size());
        assertTrue(decision.trace().isEmpty());
        assertTrue(decision.lastDayToClaim().isEmpty());
        assertFalse(decision.lastDayProvisional());
    }

    @Test
    void every_reason_is_kept_not_only_the_first() {
        var claim = aClaim().claimedOn("2026-07-01").with(HOUSEHOLD_REGISTRATION, false);
        assertEquals("REFUSED [SUB-02, SUB-03]", decide(claim));
    }

    @Test
    void a_refusal_beside_an_unknown_stays_a_refusal() {
        var claim = aClaim().claimedOn("2026-07-01")
                .with(HOUSEHOLD_REGISTRATION, false)
                .without(SOCIAL_INSURANCE);
        assertEquals("REFUSED [SUB-02, SUB-03]", decide(claim));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2025-09-22, 2025-09-01", // the fifteenth working day after 1 September is the 22nd
        "2025-09-23, 2025-09-02",
        "2025-10-09, 2025-09-11", // a week of holiday before it
    })
    void SUB_12_a_claim_is_not_overdue_before_its_sixteenth_working_day(String today, String notOverdue) {
        var first = rules.overdueIfClaimedBefore(LocalDate.parse(today));
        assertEquals(LocalDate.parse(notOverdue), first);
    }

    @Test
    void SUB_04_a_year_s_limit_opens_with_the_next_year() {
        var second = aClaim().awarded(AwardKind.SKILLS_UPGRADING, "2025-03-01").facts();
        assertEquals(Optional.of(LocalDate.parse("2026-01-01")), rules.claimableFrom(second));
    }

    @Test
    void SUB_01_a_certificate_of_tomorrow_can_be_claimed_for_tomorrow() {
        assertEquals(
                Optional.of(LocalDate.parse("2025-08-02")),
                rules.claimableFrom(aClaim().issuedOn("2025-08-02").facts()));
    }

    @Test
    void SUB_07_a_level_awarded_once_can_never_be_claimed_again() {
        assertEquals(
                Optional.empty(),
                rules.claimableFrom(aClaim().upgraded(SubsidyFactsFixture.AI_TRAINER, 4, "2024-03-01")
                        .facts()));
        assertEquals(Optional.of(LocalDate.parse("2025-08-01")), rules.claimableFrom(aClaim().facts()));
    }

    @Test
    void CAL_01_a_day_that_was_promised_is_never_shortened() {
        var facts = aClaim().issuedOn("2024-02-29").claimedOn("2025-03-03").facts();
        assertEquals(Outcome.REFUSED, rules.decide(facts).outcome());
        var promised = new SubsidyFacts(
                facts.kind(),
                facts.claimedOn(),
                facts.certificate(),
                facts.bases(),
                false,
                facts.awards(),
                Optional.of(LocalDate.parse("2025-03-03")));
        assertEquals(Outcome.GRANTED, rules.decide(promised).outcome());
        assertEquals(
                Optional.of(LocalDate.parse("2025-03-03")),
                rules.decide(promised).lastDayToClaim());
    }

    private String decide(SubsidyFactsFixture claim) {
        var decision = rules.decide(claim.facts());
        return decision.outcome() == Outcome.GRANTED
                ? "GRANTED " + decision.amount()
                : decision.outcome() + " " + decision.openRules();
    }
}
