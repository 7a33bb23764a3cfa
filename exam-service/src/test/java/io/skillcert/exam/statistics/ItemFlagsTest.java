package io.skillcert.exam.statistics;

import static io.skillcert.exam.statistics.ItemStatistics.Flag.SUSPECT_KEY;
import static io.skillcert.exam.statistics.ItemStatistics.Flag.TOO_EASY;
import static io.skillcert.exam.statistics.ItemStatistics.Flag.TOO_HARD;
import static io.skillcert.exam.statistics.ItemStatistics.Flag.WEAK_DISCRIMINATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemFlagsTest {

    private static Set<ItemStatistics.Flag> flags(int responses, String facility, String discrimination) {
        return ItemStatistics.flags(
                responses, new BigDecimal(facility), discrimination == null ? null : new BigDecimal(discrimination));
    }

    @Test
    void items_are_flagged_beyond_the_usual_limits() {
        assertEquals(Set.of(), flags(100, "0.200", "0.200"));
        assertEquals(Set.of(), flags(100, "0.950", "0.700"));
        assertEquals(Set.of(TOO_HARD), flags(100, "0.199", "0.200"));
        assertEquals(Set.of(TOO_EASY), flags(100, "0.951", "0.200"));
        assertEquals(Set.of(WEAK_DISCRIMINATION), flags(100, "0.500", "0.199"));
        assertEquals(Set.of(WEAK_DISCRIMINATION), flags(100, "0.500", "0.000"));
        assertEquals(Set.of(TOO_HARD, SUSPECT_KEY), flags(100, "0.100", "-0.001"));
        assertEquals(Set.of(TOO_EASY), flags(100, "1.000", null));
    }

    @Test
    void there_is_no_verdict_on_fewer_than_100_responses() {
        assertEquals(Set.of(), flags(99, "0.010", "-0.900"));
    }
}
