package io.skillcert.exam.scoring.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.data.ParameterFiles;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MarkingRuleSetTest {

    @Test
    void the_version_is_that_of_the_day_of_marking() {
        var day = LocalDate.parse("2026-11-28");
        assertEquals(
                new PolicyVersion("marking", "2026.1", day),
                new MarkingRuleSet(new ParameterFiles("policy/marking").text("rule-set")).on(day));
    }
}
