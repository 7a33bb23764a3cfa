package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Everything the rules of exam eligibility may look at: facts as stated, with their days. */
public record EligibilityFacts(
        LocalDate birthDate,
        List<Employment> employments,
        List<CertificateHeld> certificates,
        List<TitleHeld> titles,
        List<Education> educations,
        List<Training> trainings) {

    public EligibilityFacts {
        employments = List.copyOf(employments);
        certificates = List.copyOf(certificates);
        titles = List.copyOf(titles);
        educations = List.copyOf(educations);
        trainings = List.copyOf(trainings);
    }

    /** A spell of work; {@code to} is its last day, empty while it goes on. */
    public record Employment(LocalDate from, Optional<LocalDate> to, boolean relevant) {}

    /** A certificate (职业技能等级证书) already held. */
    public record CertificateHeld(SkillLevel level, LocalDate issuedOn, boolean relevant) {}

    /** A professional title (职称) held. */
    public record TitleHeld(TitleGrade grade, LocalDate obtainedOn, boolean relevant) {}

    public enum TitleGrade {
        /** 初级职称. */
        JUNIOR,
        /** 中级职称. */
        INTERMEDIATE,
        /** 高级职称. */
        SENIOR
    }

    /** @param assessed 经评估论证 */
    public record Education(
            EducationKind kind, boolean relevant, boolean assessed, EducationStatus status, LocalDate graduatesOn) {}

    /** REG-04. {@code SENIOR_HIGH} and {@code OTHER} open nothing. */
    public enum EducationKind {
        TECHNICAL_SCHOOL,
        TECHNICAL_SCHOOL_SENIOR_CLASS,
        TECHNICIAN_CLASS,
        SECONDARY_VOCATIONAL,
        HIGHER_VOCATIONAL,
        JUNIOR_COLLEGE,
        BACHELOR,
        MASTER,
        DOCTORATE,
        SENIOR_HIGH,
        OTHER
    }

    public enum EducationStatus {
        GRADUATED,
        /** 在读应届毕业生: still enrolled, graduates this year. */
        FINAL_YEAR
    }

    /** A certified course (培训); {@code standardHours} are 标准学时. */
    public record Training(SkillLevel level, int standardHours, boolean qualifiedInstitution, LocalDate completedOn) {}
}
