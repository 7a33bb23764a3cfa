package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Training;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the facts of a candidate of full age, one fact at a time. */
final class CandidateFixture {

    private LocalDate birthDate = LocalDate.parse("1985-05-05");
    private final List<Employment> employments = new ArrayList<>();
    private final List<CertificateHeld> certificates = new ArrayList<>();
    private final List<TitleHeld> titles = new ArrayList<>();
    private final List<Education> educations = new ArrayList<>();
    private final List<Training> trainings = new ArrayList<>();

    static CandidateFixture aCandidate() {
        return new CandidateFixture();
    }

    CandidateFixture bornOn(String day) {
        birthDate = LocalDate.parse(day);
        return this;
    }

    CandidateFixture workingSince(String from) {
        employments.add(new Employment(LocalDate.parse(from), Optional.empty(), true));
        return this;
    }

    CandidateFixture workedFrom(String from, String to) {
        employments.add(new Employment(LocalDate.parse(from), Optional.of(LocalDate.parse(to)), true));
        return this;
    }

    CandidateFixture workingElsewhereSince(String from) {
        employments.add(new Employment(LocalDate.parse(from), Optional.empty(), false));
        return this;
    }

    CandidateFixture certified(int level, String issuedOn) {
        return certified(level, issuedOn, true);
    }

    CandidateFixture certified(int level, String issuedOn, boolean relevant) {
        certificates.add(new CertificateHeld(SkillLevel.of(level), LocalDate.parse(issuedOn), relevant));
        return this;
    }

    CandidateFixture titled(TitleGrade grade, String obtainedOn) {
        titles.add(new TitleHeld(grade, LocalDate.parse(obtainedOn), true));
        return this;
    }

    CandidateFixture educated(EducationKind kind, EducationStatus status, String graduatesOn) {
        return educated(kind, status, graduatesOn, false);
    }

    CandidateFixture educated(EducationKind kind, EducationStatus status, String graduatesOn, boolean assessed) {
        educations.add(new Education(kind, true, assessed, status, LocalDate.parse(graduatesOn)));
        return this;
    }

    CandidateFixture trained(int level, int hours, String completedOn) {
        return trained(level, hours, completedOn, true);
    }

    CandidateFixture trained(int level, int hours, String completedOn, boolean qualified) {
        trainings.add(new Training(SkillLevel.of(level), hours, qualified, LocalDate.parse(completedOn)));
        return this;
    }

    EligibilityFacts facts() {
        return new EligibilityFacts(birthDate, employments, certificates, titles, educations, trainings);
    }
}
