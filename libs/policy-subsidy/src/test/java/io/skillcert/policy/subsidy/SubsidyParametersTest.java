package io.skillcert.policy.subsidy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.SubsidyParameters.AcceptedBases;
import io.skillcert.policy.subsidy.SubsidyParameters.Uplift;
import io.skillcert.policy.subsidy.SubsidyParameters.YuanByLevel;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubsidyParametersTest {

    private static final LocalDate CHANGE = LocalDate.parse("2026-03-01");

    private final SubsidyParameters shipped =
            SubsidyParameterFiles.read(new ParameterFiles(SubsidyParameterFiles.FOLDER));

    @Test
    void SUB_04_and_SUB_05_limits_are_none_or_more() {
        assertDoesNotThrow(() -> with(0, 0));
        refuses("awards-per-kind", () -> with(-1, 3));
        refuses("awards-per-year", () -> with(1, -1));
    }

    @Test
    void SUB_03_a_window_to_claim_is_a_month_or_more() {
        assertDoesNotThrow(() -> withWindow("P1M"));
        refuses("claim-window", () -> withWindow("P0M"));
        refuses("claim-window", () -> withWindow("P-1M"));
    }

    @Test
    void SUB_10_every_level_has_an_amount_in_fen() {
        assertDoesNotThrow(() -> withAmounts("1000", "1500.5", "2000.00", "2500.000", "0"));
        refuses("amounts", () -> withAmounts("1000", "1500", "2000", "2500"));
        refuses("amounts", () -> withAmounts("1000", "1500", "2000", "2500", "-0.01"));
        refuses("amounts", () -> withAmounts("1000", "1500", "2000", "2500", "3000.005"));
    }

    @Test
    void SUB_10_an_uplift_takes_nothing_away_and_its_cap_is_in_fen() {
        assertDoesNotThrow(() -> uplift("0", "3000.50"));
        refuses("uplift", () -> uplift("-0.1", "3000"));
        refuses("uplift", () -> uplift("0.3", "-1"));
        refuses("uplift", () -> uplift("0.3", "3000.005"));
        refuses("bases", () -> new AcceptedBases(Set.of()));
    }

    private static void uplift(String rate, String cap) {
        new Uplift(new BigDecimal(rate), new BigDecimal(cap), Set.of(3), Set.of("4-04-05-05"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule-set", "awards-per-kind", "awards-per-year"})
    void SUB_04_the_day_on_which_a_value_changes_is_one_on_which_a_no_may_become_a_yes(String changed) {
        var parameters = new SubsidyParameters(
                changed.equals("rule-set") ? and(shipped.ruleSet(), "2026.1") : shipped.ruleSet(),
                shipped.certificateAccepted(),
                shipped.bases(),
                shipped.claimWindow(),
                shipped.claimWindowRolling(),
                changed.equals("awards-per-kind") ? and(shipped.awardsPerKind(), 9) : shipped.awardsPerKind(),
                changed.equals("awards-per-year") ? and(shipped.awardsPerYear(), 9) : shipped.awardsPerYear(),
                shipped.noLowerAfterHigher(),
                shipped.oncePerLevel(),
                shipped.noDoubleSource(),
                shipped.amounts(),
                shipped.uplift(),
                shipped.reviewDays());
        assertEquals(
                Stream.concat(shipped.daysOfChange().stream(), Stream.of(CHANGE))
                        .sorted()
                        .toList(),
                parameters.daysOfChange().stream().sorted().toList());
    }

    private static void refuses(String parameter, Executable values) {
        assertEquals(
                "a value of " + parameter + " is out of range",
                assertThrows(IllegalArgumentException.class, values).getMessage());
    }

    private void with(int perKind, int perYear) {
        changed(
                shipped.claimWindow(),
                and(shipped.awardsPerKind(), perKind),
                and(shipped.awardsPerYear(), perYear),
                shipped.amounts());
    }

    private void withWindow(String period) {
        changed(
                and(shipped.claimWindow(), Period.parse(period)),
                shipped.awardsPerKind(),
                shipped.awardsPerYear(),
                shipped.amounts());
    }

    private void withAmounts(String... yuan) {
        var amounts = new YuanByLevel();
        for (int i = 0; i < yuan.length; i++) {
            amounts.put(i + 1, new BigDecimal(yuan[i]));
        }
        changed(
                shipped.claimWindow(),
                shipped.awardsPerKind(),
                shipped.awardsPerYear(),
                and(shipped.amounts(), amounts));
    }

    private SubsidyParameters changed(
            Timeline<Period> claimWindow,
            Timeline<Integer> awardsPerKind,
            Timeline<Integer> awardsPerYear,
            Timeline<YuanByLevel> amounts) {
        return new SubsidyParameters(
                shipped.ruleSet(),
                shipped.certificateAccepted(),
                shipped.bases(),
                claimWindow,
                shipped.claimWindowRolling(),
                awardsPerKind,
                awardsPerYear,
                shipped.noLowerAfterHigher(),
                shipped.oncePerLevel(),
                shipped.noDoubleSource(),
                amounts,
                shipped.uplift(),
                shipped.reviewDays());
    }

    private static <T> Timeline<T> and(Timeline<T> timeline, T value) {
        var first = timeline.history().get(0);
        var later = new Dated<>(first.parameter(), CHANGE, value, first.citation());
        return new Timeline<>(
                timeline.parameter(),
                Stream.concat(timeline.history().stream(), Stream.of(later)).toList());
    }
}
