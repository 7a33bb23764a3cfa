package io.skillcert.registration.eligibility.policy;

import static io.skillcert.registration.eligibility.policy.CandidateFixture.aCandidate;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind.BACHELOR;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind.JUNIOR_COLLEGE;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind.TECHNICIAN_CLASS;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus.GRADUATED;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade.JUNIOR;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade.SENIOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which facts meet which routes on which day. */
class EligibilityRulesTest {

    private static final String DAY = "2025-07-01";

    private final EligibilityRules rules = new EligibilityRules(EligibilityParameterSource.parameters());

    @ParameterizedTest(name = "ten years of work since 2015-07-01 on {0}: {1}")
    @CsvSource({"2025-06-30, ''", "2025-07-01, L3-1"})
    void REG_01_an_unbroken_job_gives_its_years_on_the_anniversary(String on, String routes) {
        assertEquals(routes, met(3, aCandidate().workingSince("2015-07-01"), on));
    }

    @ParameterizedTest(name = "last day worked {0}: {1}")
    @CsvSource({"2025-06-29, ''", "2025-06-30, L3-1"})
    void REG_01_a_job_that_ended_counts_its_last_day(String to, String routes) {
        assertEquals(routes, met(3, aCandidate().workedFrom("2015-07-01", to), "2025-07-01"));
    }

    @Test
    void REG_01_overlaps_count_once_and_gaps_do_not_count() {
        var overlapping = aCandidate().workedFrom("2018-01-01", "2020-12-31").workedFrom("2019-01-01", "2021-12-31");
        assertEquals("", met(4, overlapping, DAY));
        var apart = aCandidate().workedFrom("2018-01-01", "2020-12-31").workedFrom("2023-01-02", "2024-12-31");
        assertEquals("L4-1", met(4, apart, DAY));
        var aDayShort = aCandidate().workedFrom("2018-01-01", "2020-12-31").workedFrom("2023-01-03", "2024-12-31");
        assertEquals("", met(4, aDayShort, DAY));
    }

    @Test
    void REG_01_only_relevant_work_counts() {
        assertEquals("", met(4, aCandidate().workingElsewhereSince("2000-01-01"), DAY));
    }

    @ParameterizedTest(name = "certificate of 2021-06-30, on {0}: {1}")
    @CsvSource({"2025-06-29, ''", "2025-06-30, L3-2"})
    void REG_01_work_after_a_certificate_counts_from_the_certificates_own_day(String on, String routes) {
        var candidate = aCandidate().certified(4, "2021-06-30").workingSince("2020-01-01");
        assertEquals(routes, met(3, candidate, on));
    }

    @ParameterizedTest(name = "from 29 February 2020, on {0}: {1}")
    @CsvSource({"2025-02-27, ''", "2025-02-28, L4-1"})
    void CAL_02_years_from_a_leap_day_end_on_the_last_day_of_february(String on, String routes) {
        assertEquals(routes, met(4, aCandidate().workingSince("2020-02-29"), on));
    }

    @ParameterizedTest(name = "certificate issued {0}: {1}")
    @CsvSource({"2025-07-01, L3-5", "2025-07-02, ''"})
    void REG_02_a_certificate_counts_from_its_day(String issuedOn, String routes) {
        var candidate = aCandidate().certified(4, issuedOn).educated(BACHELOR, GRADUATED, "2007-07-01");
        assertEquals(routes, met(3, candidate, DAY));
    }

    @Test
    void REG_02_exactly_the_level_named_and_relevant() {
        var higher = aCandidate().certified(3, "2015-01-01").educated(BACHELOR, GRADUATED, "2007-07-01");
        assertEquals("", met(3, higher, DAY));
        var elsewhere = aCandidate().certified(4, "2015-01-01", false).educated(BACHELOR, GRADUATED, "2007-07-01");
        assertEquals("", met(3, elsewhere, DAY));
    }

    @Test
    void REG_02_of_several_certificates_the_earliest_is_the_anchor() {
        var candidate = aCandidate()
                .certified(4, "2024-01-01")
                .certified(4, "2021-07-01")
                .workingSince("2021-07-01");
        assertEquals("L3-2", met(3, candidate, DAY));
    }

    @ParameterizedTest(name = "{0} title, level {1}: {2}")
    @CsvSource({
        "JUNIOR, 3, L3-3",
        "INTERMEDIATE, 3, L3-3",
        "SENIOR, 3, L3-3",
        "JUNIOR, 2, ''",
        "INTERMEDIATE, 2, L2-3",
        "INTERMEDIATE, 1, ''",
        "SENIOR, 1, L1-3"
    })
    void REG_03_the_grade_named_or_a_higher_one(EligibilityFacts.TitleGrade grade, int level, String routes) {
        assertEquals(routes, met(level, aCandidate().titled(grade, "2024-07-01").workingSince("2020-01-01"), DAY));
    }

    @Test
    void REG_03_of_several_titles_the_earliest_counts_and_a_later_one_does_not_yet() {
        var candidate = aCandidate()
                .titled(SENIOR, "2025-07-02")
                .titled(JUNIOR, "2024-07-01")
                .workingSince("2020-01-01");
        assertEquals("L3-3", met(3, candidate, DAY));
        assertEquals("", met(1, candidate, DAY));
    }

    @ParameterizedTest
    @EnumSource(EducationKind.class)
    void REG_04_every_kind_but_two_opens_level_4_and_only_the_senior_classes_level_3(EducationKind kind) {
        var candidate = aCandidate().educated(kind, GRADUATED, "2020-07-01");
        var opensFour = kind != EducationKind.SENIOR_HIGH && kind != EducationKind.OTHER;
        var opensThree = kind == EducationKind.TECHNICAL_SCHOOL_SENIOR_CLASS || kind == TECHNICIAN_CLASS;
        assertEquals(opensFour ? "L4-3" : "", met(4, candidate, DAY));
        assertEquals(opensThree ? "L3-4" : "", met(3, candidate, DAY));
    }

    @ParameterizedTest(name = "{0}, graduates {1}: {2}")
    @CsvSource({
        "GRADUATED, 2025-07-01, L4-3",
        "GRADUATED, 2025-07-02, ''",
        "FINAL_YEAR, 2025-12-31, L4-3",
        "FINAL_YEAR, 2025-01-01, L4-3",
        "FINAL_YEAR, 2026-01-01, ''",
        "FINAL_YEAR, 2024-12-31, ''"
    })
    void REG_04_a_final_year_student_graduates_this_year(
            EligibilityFacts.EducationStatus status, String graduatesOn, String routes) {
        assertEquals(routes, met(4, aCandidate().educated(JUNIOR_COLLEGE, status, graduatesOn), DAY));
    }

    @Test
    void REG_04_an_assessed_education_opens_level_3_by_itself() {
        assertEquals("L3-6", met(3, aCandidate().educated(BACHELOR, GRADUATED, "2020-07-01", true), DAY));
        assertEquals("", met(3, aCandidate().educated(BACHELOR, GRADUATED, "2020-07-01", false), DAY));
    }

    @ParameterizedTest(name = "born {0}: {1}")
    @CsvSource({"2009-07-01, L5-1", "2009-07-02, ''"})
    void REG_05_the_sixteenth_birthday_counts(String birthDate, String routes) {
        assertEquals(routes, met(5, aCandidate().bornOn(birthDate).trained(5, 60, "2025-06-01"), DAY));
    }

    @ParameterizedTest(name = "level {0}, {1} hours, qualified {2}, completed {3}: {4}")
    @CsvSource({
        "5, 60, true, 2025-07-01, L5-1",
        "5, 59, true, 2025-07-01, ''",
        "5, 60, true, 2025-07-02, ''",
        "5, 60, false, 2025-07-01, ''",
        "4, 60, true, 2025-07-01, ''"
    })
    void REG_06_one_certified_course_of_the_level(
            int level, int hours, boolean qualified, String completedOn, String routes) {
        assertEquals(routes, met(5, aCandidate().trained(level, hours, completedOn, qualified), DAY));
    }

    @Test
    void REG_06_hours_of_several_courses_do_not_add_up() {
        assertEquals("", met(5, aCandidate().trained(5, 30, "2025-05-01").trained(5, 30, "2025-06-01"), DAY));
    }

    @ParameterizedTest(name = "holds level 3 since {0}, registers level {1}: {2}")
    @CsvSource({"2025-07-01, 4, NOT_MET", "2025-07-02, 4, MET", "2025-07-01, 3, MET", "2025-07-01, 2, MET"})
    void REG_13_a_lower_level_than_one_held_is_refused(String issuedOn, int level, Verdict expected) {
        var facts = aCandidate().certified(3, issuedOn).facts();
        var decision = rules.decide(facts, LocalDate.parse(DAY)).of(SkillLevel.of(level));
        assertEquals(expected, decision.notLowerThanHeld().verdict());
    }

    @Test
    void every_route_of_every_level_is_reported_with_one_finding_a_requirement() {
        var levels = decide(aCandidate(), DAY).levels();
        var findings = levels.stream()
                .flatMap(level -> level.routes().stream())
                .map(route -> route.code() + " "
                        + route.findings().stream()
                                .map(finding -> finding.rule().code())
                                .toList())
                .toList();
        assertEquals(
                List.of(
                        "L5-1 [REG-05, REG-06]",
                        "L4-1 [REG-01]",
                        "L4-2 [REG-02, REG-01]",
                        "L4-3 [REG-04]",
                        "L3-1 [REG-01]",
                        "L3-2 [REG-02, REG-01]",
                        "L3-3 [REG-03, REG-01]",
                        "L3-4 [REG-04]",
                        "L3-5 [REG-02, REG-04]",
                        "L3-6 [REG-04]",
                        "L2-1 [REG-02, REG-01]",
                        "L2-2 [REG-03, REG-01, REG-02, REG-01]",
                        "L2-3 [REG-03, REG-01]",
                        "L1-1 [REG-02, REG-01]",
                        "L1-2 [REG-03, REG-01, REG-02, REG-01]",
                        "L1-3 [REG-03, REG-01]"),
                findings);
    }

    @Test
    void a_finding_has_the_numbers_of_its_requirement() {
        assertEquals("{years=16}", details(5, "L5-1", 0));
        assertEquals("{hours=60, level=5}", details(5, "L5-1", 1));
        assertEquals("{level=5}", details(4, "L4-2", 0));
        assertEquals("{years=3}", details(4, "L4-2", 1));
        assertEquals("{grade=JUNIOR}", details(3, "L3-3", 0));
    }

    private String details(int level, String route, int requirement) {
        var details = decide(aCandidate(), DAY).of(SkillLevel.of(level)).routes().stream()
                .filter(candidate -> candidate.code().equals(route))
                .findFirst()
                .orElseThrow()
                .findings()
                .get(requirement)
                .details();
        return new TreeMap<>(details).toString();
    }

    @Test
    void the_highest_open_level_is_named() {
        assertEquals(Optional.empty(), decide(aCandidate(), DAY).highestEligibleLevel());
        var candidate = aCandidate().trained(5, 60, "2025-06-01").workingSince("2015-07-01");
        assertEquals(Optional.of(SkillLevel.of(3)), decide(candidate, DAY).highestEligibleLevel());
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31, false", "1900-01-01, true"})
    void the_rules_have_a_first_day(String day, boolean expected) {
        assertEquals(expected, rules.isInForceOn(LocalDate.parse(day)));
    }

    private EligibilityDecision decide(CandidateFixture candidate, String on) {
        return rules.decide(candidate.facts(), LocalDate.parse(on));
    }

    private String met(int level, CandidateFixture candidate, String on) {
        return String.join(
                " ",
                decide(candidate, on).of(SkillLevel.of(level)).routes().stream()
                        .filter(EligibilityDecision.Route::met)
                        .map(EligibilityDecision.Route::code)
                        .toList());
    }
}
