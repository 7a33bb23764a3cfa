package io.skillcert.registration.eligibility.policy;

import static io.skillcert.registration.eligibility.policy.CandidateFixture.aCandidate;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind.JUNIOR_COLLEGE;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus.FINAL_YEAR;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus.GRADUATED;
import static io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade.INTERMEDIATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which documents the met route asks for. */
class RequiredDocumentsTest {

    private static final String DAY = "2025-07-01";

    private final EligibilityRules rules = new EligibilityRules(EligibilityParameterSource.parameters());

    @Test
    void REG_08_a_work_and_certificate_route_requires_both_proofs() {
        assertEquals(
                "[APPLICATION_FORM, IDENTITY, PHOTO, EDUCATION, SOCIAL_INSURANCE, WORK_PROOF, CERTIFICATE]",
                documents(3, aCandidate().certified(4, "2020-06-30").workingSince("2016-07-01")));
    }

    @Test
    void REG_08_a_title_route_requires_the_title_and_level_5_the_training() {
        assertEquals(
                "[APPLICATION_FORM, IDENTITY, PHOTO, EDUCATION, SOCIAL_INSURANCE, WORK_PROOF, TITLE]",
                documents(2, aCandidate().titled(INTERMEDIATE, "2020-06-30").workingSince("2016-07-01")));
        assertEquals(
                "[APPLICATION_FORM, IDENTITY, PHOTO, EDUCATION, SOCIAL_INSURANCE, TRAINING_COMPLETION]",
                documents(5, aCandidate().trained(5, 60, "2025-06-01")));
    }

    @Test
    void REG_08_a_final_year_student_proves_enrolment_and_no_social_insurance() {
        var student = aCandidate().educated(JUNIOR_COLLEGE, FINAL_YEAR, "2025-07-31");
        assertEquals("[APPLICATION_FORM, IDENTITY, PHOTO, ENROLMENT, STUDENT_CARD]", documents(4, student));
        assertEquals(
                "[APPLICATION_FORM, IDENTITY, PHOTO, EDUCATION, SOCIAL_INSURANCE]",
                documents(4, student.educated(JUNIOR_COLLEGE, GRADUATED, "2020-07-01")));
    }

    private String documents(int level, CandidateFixture candidate) {
        return rules.decide(candidate.facts(), LocalDate.parse(DAY))
                .of(SkillLevel.of(level))
                .documents()
                .toString();
    }
}
