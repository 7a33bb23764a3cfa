package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The facts that the rules of exam eligibility evaluate: as stated, each with its day. */
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

    /**
     * A period of employment.
     *
     * @param to the last day worked; empty for a current job
     */
    public record Employment(LocalDate from, Optional<LocalDate> to, boolean relevant) {}

    /** A certificate (职业技能等级证书) already held. */
    public record CertificateHeld(SkillLevel level, LocalDate issuedOn, boolean relevant) {}

    /** A professional title (职称) held by the candidate. */
    public record TitleHeld(TitleGrade grade, LocalDate obtainedOn, boolean relevant) {}

    public enum TitleGrade {
        /** 初级职称. */
        JUNIOR,
        /** 中级职称. */
        INTERMEDIATE,
        /** 高级职称. */
        SENIOR
    }

    /**
     * Education, completed or in its final year.
     *
     * @param assessed whether the education was assessed (经评估论证)
     */
    public record Education(
            EducationKind kind, boolean relevant, boolean assessed, EducationStatus status, LocalDate graduatesOn) {}

    /** The kinds of education (REG-04). No route accepts {@code SENIOR_HIGH} or {@code OTHER}. */
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
        /** Still enrolled and graduating this year (在读应届毕业生). */
        FINAL_YEAR
    }

    /**
     * A certified training course (培训).
     *
     * @param standardHours standard hours (标准学时)
     */
    public record Training(SkillLevel level, int standardHours, boolean qualifiedInstitution, LocalDate completedOn) {}
}
