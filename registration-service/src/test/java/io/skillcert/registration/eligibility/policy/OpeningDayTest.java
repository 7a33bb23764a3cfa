package io.skillcert.registration.eligibility.policy;

import static io.skillcert.registration.eligibility.policy.CandidateFixture.aCandidate;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind.BACHELOR;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus.FINAL_YEAR;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus.GRADUATED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day on which a route opens. */
class OpeningDayTest {

    private static final String DAY = "2025-07-01";

    private final EligibilityRules rules = new EligibilityRules(EligibilityParameterSource.parameters());

    @Test
    void REG_07_a_current_job_counts_until_the_route_opens() {
        assertEquals("2026-01-01", earliest(4, aCandidate().workingSince("2021-01-01")));
    }

    @Test
    void REG_07_a_dated_graduation_and_the_calendar_year_of_a_final_year_arrive_on_their_day() {
        assertEquals("2025-09-01", earliest(4, aCandidate().educated(BACHELOR, GRADUATED, "2025-09-01")));
        assertEquals("2026-01-01", earliest(4, aCandidate().educated(BACHELOR, FINAL_YEAR, "2026-06-30")));
    }

    @ParameterizedTest(name = "job begins {0}: {1}")
    @CsvSource({"2035-07-01, 2040-07-01", "2035-07-02, never"})
    void REG_07_the_horizon_is_fifteen_years_its_last_day_included(String from, String expected) {
        assertEquals(expected, earliest(4, aCandidate().workingSince(from)));
    }

    @Test
    void REG_07_nothing_opens_by_time_alone_where_a_fact_is_missing() {
        assertEquals("never", earliest(2, aCandidate().workingSince("2000-01-01")));
    }

    @Test
    void REG_07_a_met_route_names_its_first_day() {
        var route = decide(aCandidate().certified(4, "2020-06-30").workingSince("2016-07-01"), DAY)
                .of(SkillLevel.of(3))
                .routes()
                .get(1);
        assertEquals(LocalDate.parse("2024-06-30"), route.earliestMetOn().orElseThrow());
    }

    @Test
    void the_earliest_day_of_a_level_is_that_of_the_route_that_opens_first() {
        var candidate = aCandidate().workingSince("2021-01-01").educated(BACHELOR, GRADUATED, "2025-09-01");
        assertEquals("2025-09-01", earliest(4, candidate));
    }

    private EligibilityDecision decide(CandidateFixture candidate, String on) {
        return rules.decide(candidate.facts(), LocalDate.parse(on));
    }

    private String earliest(int level, CandidateFixture candidate) {
        return decide(candidate, DAY)
                .of(SkillLevel.of(level))
                .earliestEligibleOn()
                .map(LocalDate::toString)
                .orElse("never");
    }
}
