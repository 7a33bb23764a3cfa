package io.skillcert.registration.eligibility.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.policy.Dated;
import io.skillcert.policy.NotInForceException;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Timeline;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterChangeTest {

    private static final LocalDate CHANGE = LocalDate.parse("2026-01-01");

    private final EligibilityParameters shipped = EligibilityParameterSource.parameters();

    @Test
    void a_day_on_which_one_parameter_has_no_value_is_refused_by_its_name() {
        var rules = new EligibilityRules(withHorizon(List.of(new Dated<>(
                "horizon",
                CHANGE,
                Period.ofYears(1),
                shipped.horizon().on(CHANGE).citation()))));
        var nobody = CandidateFixture.aCandidate().facts();
        var refusal = assertThrows(NotInForceException.class, () -> rules.decide(nobody, CHANGE.minusDays(1)));
        assertEquals("horizon has no value on 2025-12-31", refusal.getMessage());
        assertEquals(5, rules.decide(nobody, CHANGE).levels().size());
    }

    @Test
    void a_new_value_applies_from_its_first_day() {
        var before = shipped.horizon().on(CHANGE);
        var rules = new EligibilityRules(withHorizon(
                List.of(before, new Dated<>(before.parameter(), CHANGE, Period.ofDays(1), before.citation()))));
        assertEquals(Optional.of(CHANGE.plusDays(30)), opens(rules, CHANGE.minusDays(1)));
        assertEquals(Optional.empty(), opens(rules, CHANGE));
    }

    /** When level 3 opens to somebody whose ten years are full thirty days after the change. */
    private static Optional<LocalDate> opens(EligibilityRules rules, LocalDate on) {
        var worker = CandidateFixture.aCandidate()
                .workingSince(CHANGE.plusDays(30).minusYears(10).toString())
                .facts();
        return rules.decide(worker, on).of(SkillLevel.of(3)).earliestEligibleOn();
    }

    private EligibilityParameters withHorizon(List<Dated<Period>> history) {
        return new EligibilityParameters(
                shipped.ruleSet(),
                shipped.routes(),
                shipped.documents(),
                new Timeline<>("horizon", history),
                shipped.lowerThanHeldRefused());
    }
}
