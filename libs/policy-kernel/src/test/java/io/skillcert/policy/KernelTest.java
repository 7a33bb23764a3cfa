package io.skillcert.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelTest {

    private static final Citation TEXT = new Citation("a document", "§1");
    private static final LocalDate DAY = LocalDate.parse("2019-01-01");

    @Test
    void a_value_holds_from_its_day_until_the_next_entry() {
        var timeline = new Timeline<>("fee", List.of(entry(DAY, 1), entry(DAY.plusYears(1), 2)));
        assertEquals(1, timeline.on(DAY).value());
        assertEquals(1, timeline.on(DAY.plusYears(1).minusDays(1)).value());
        assertEquals(2, timeline.on(DAY.plusYears(1)).value());
    }

    @Test
    void SUB_15_a_day_before_the_first_entry_has_no_value() {
        var timeline = new Timeline<>("fee", List.of(entry(DAY, 1)));
        var refusal = assertThrows(NotInForceException.class, () -> timeline.on(DAY.minusDays(1)));
        assertEquals(DAY.minusDays(1), refusal.day());
    }

    @Test
    void two_values_from_one_day_and_no_value_at_all_are_refused() {
        assertThrows(
                IllegalArgumentException.class, () -> new Timeline<>("fee", List.of(entry(DAY, 1), entry(DAY, 2))));
        assertThrows(IllegalArgumentException.class, () -> new Timeline<>("fee", List.<Dated<Integer>>of()));
    }

    @Test
    void a_citation_without_its_article_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Citation("a document", " "));
        assertThrows(IllegalArgumentException.class, () -> new Citation(null, "§1"));
    }

    @Test
    void not_met_outweighs_unknown_and_unknown_outweighs_met() {
        var met = finding(Optional.of(true));
        var notMet = finding(Optional.of(false));
        var unknown = finding(Optional.empty());
        assertEquals(Verdict.MET, Verdict.ofAll(List.of(met, met)));
        assertEquals(Verdict.UNKNOWN, Verdict.ofAll(List.of(met, unknown)));
        assertEquals(Verdict.NOT_MET, Verdict.ofAll(List.of(unknown, notMet, met)));
    }

    @Test
    void money_is_exact_to_the_fen() {
        assertEquals("0.30", Yuan.of("0.1").plus(Yuan.of("0.2")).toString());
        assertEquals(
                "33.33",
                Yuan.of("100")
                        .times(new BigDecimal("0.33333"), RoundingMode.HALF_UP)
                        .toString());
        assertThrows(ArithmeticException.class, () -> Yuan.of("0.001"));
        assertEquals(Yuan.of("2400"), Yuan.of("2600").atMost(Yuan.of("2400")));
        assertEquals(Yuan.of("2399.99"), Yuan.of("2399.99").atMost(Yuan.of("2400")));
    }

    @Test
    void a_smaller_number_is_a_higher_level() {
        assertTrue(SkillLevel.of(1).isHigherThan(SkillLevel.of(2)));
        assertEquals(SkillLevel.JUNIOR_WORKER, SkillLevel.of(5));
        assertThrows(IllegalArgumentException.class, () -> SkillLevel.of(6));
    }

    private static Dated<Integer> entry(LocalDate from, int value) {
        return new Dated<>("fee", from, value, TEXT);
    }

    private static Finding finding(Optional<Boolean> met) {
        return Finding.of(() -> "SUB-01", met, TEXT, Map.of());
    }

    @Test
    void a_timeline_tells_its_name_its_history_and_where_it_begins() {
        var later = entry(DAY.plusYears(1), 2);
        var earlier = entry(DAY, 1);
        var timeline = new Timeline<>("fee", List.of(later, earlier));
        assertEquals("fee", timeline.parameter());
        assertEquals(List.of(earlier, later), timeline.history());
        assertTrue(timeline.isInForceOn(DAY));
        assertFalse(timeline.isInForceOn(DAY.minusDays(1)));
    }

    @Test
    void a_level_is_higher_than_those_with_a_larger_number_alone() {
        for (var one : SkillLevel.values()) {
            assertEquals(one, SkillLevel.of(one.number()));
            for (var other : SkillLevel.values()) {
                assertEquals(one.number() < other.number(), one.isHigherThan(other), one + " and " + other);
            }
        }
    }

    @Test
    void yuan_are_subtracted_to_the_fen() {
        assertEquals(Yuan.of("0.01"), Yuan.of("2400.00").minus(Yuan.of("2399.99")));
        assertEquals(Yuan.of("-0.01"), Yuan.of("2399.99").minus(Yuan.of("2400.00")));
    }
}
