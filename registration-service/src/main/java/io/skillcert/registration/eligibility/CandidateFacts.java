package io.skillcert.registration.eligibility;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleHeld;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The facts that a caller states about a candidate. Absent lists are empty; each has at most 200 entries. */
public record CandidateFacts(
        @NotNull @Schema(examples = "1995-03-14") LocalDate birthDate,
        @Size(max = MAX_ENTRIES) List<@NotNull @Valid Employment> employments,
        @Size(max = MAX_ENTRIES) List<@NotNull @Valid Certificate> certificates,
        @Size(max = MAX_ENTRIES) List<@NotNull @Valid Title> titles,
        @Size(max = MAX_ENTRIES) List<@NotNull @Valid Education> educations,
        @Size(max = MAX_ENTRIES) List<@NotNull @Valid Training> trainings) {

    private static final int MAX_ENTRIES = 200;

    /**
     * A period of employment.
     *
     * @param to the last day worked; absent for a current job
     */
    public record Employment(
            @NotNull LocalDate from, @Schema(nullable = true) LocalDate to, @NotNull Boolean relevant) {
        EligibilityFacts.Employment fact() {
            return new EligibilityFacts.Employment(from, Optional.ofNullable(to), relevant);
        }
    }

    /** A certificate (职业技能等级证书) already held. */
    public record Certificate(
            @NotNull @Min(1) @Max(5) Integer level, @NotNull LocalDate issuedOn, @NotNull Boolean relevant) {
        CertificateHeld fact() {
            return new CertificateHeld(SkillLevel.of(level), issuedOn, relevant);
        }
    }

    /** A professional title (职称) already held. */
    public record Title(@NotNull TitleGrade grade, @NotNull LocalDate obtainedOn, @NotNull Boolean relevant) {
        TitleHeld fact() {
            return new TitleHeld(grade, obtainedOn, relevant);
        }
    }

    /**
     * Education, completed or in its final year.
     *
     * @param assessed whether the education was assessed (经评估论证); false if absent
     */
    public record Education(
            @NotNull EducationKind kind,
            @NotNull Boolean relevant,
            @Schema(nullable = true) Boolean assessed,
            @NotNull EducationStatus status,
            @NotNull LocalDate graduatesOn) {
        EligibilityFacts.Education fact() {
            return new EligibilityFacts.Education(kind, relevant, Boolean.TRUE.equals(assessed), status, graduatesOn);
        }
    }

    /** A certified training course (培训). */
    public record Training(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull @Min(0) @Max(100_000) Integer standardHours,
            @NotNull Boolean qualifiedInstitution,
            @NotNull LocalDate completedOn) {
        EligibilityFacts.Training fact() {
            return new EligibilityFacts.Training(
                    SkillLevel.of(level), standardHours, qualifiedInstitution, completedOn);
        }
    }

    public CandidateFacts {
        employments = orEmpty(employments);
        certificates = orEmpty(certificates);
        titles = orEmpty(titles);
        educations = orEmpty(educations);
        trainings = orEmpty(trainings);
    }

    /** These facts together with certificates and trainings that this system knows of. */
    public CandidateFacts with(List<Certificate> moreCertificates, List<Training> moreTrainings) {
        return new CandidateFacts(
                birthDate,
                employments,
                joined(certificates, moreCertificates),
                titles,
                educations,
                joined(trainings, moreTrainings));
    }

    private static <T> List<T> joined(List<T> stated, List<T> more) {
        return Stream.concat(stated.stream(), more.stream()).distinct().toList();
    }

    /** Checks the constraints that involve more than one field. */
    public void check(String path, LocalDate on, Violations violations) {
        violations.addIf(birthDate.isAfter(on), path + ".birthDate", "is after the day of evaluation, {0}", on);
        for (int i = 0; i < employments.size(); i++) {
            var employment = employments.get(i);
            violations.addIf(
                    employment.to() != null && employment.to().isBefore(employment.from()),
                    path + ".employments[" + i + "].to",
                    "is before {0}",
                    "from");
        }
    }

    /** Converts the facts for the rules. */
    public EligibilityFacts facts() {
        return new EligibilityFacts(
                birthDate,
                employments.stream().map(Employment::fact).toList(),
                certificates.stream().map(Certificate::fact).toList(),
                titles.stream().map(Title::fact).toList(),
                educations.stream().map(Education::fact).toList(),
                trainings.stream().map(Training::fact).toList());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
