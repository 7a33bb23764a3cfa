package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A route in the shape of its parameter file, such as {@code policy/eligibility/L3-2.yaml}.
 *
 * @param level 5 to 1
 */
public record RouteParameter(int level, List<Line> requirements) {

    /**
     * One requirement: exactly one of its conditions is set.
     *
     * @param after the certificate or title from which {@code worked_years} count
     */
    public record Line(
            String rule,
            Integer minimum_age,
            Integer training_hours,
            Integer certificate_level,
            TitleGrade title_grade,
            Set<EducationKind> education,
            Boolean assessed,
            Integer worked_years,
            Anchor after) {}

    public enum Anchor {
        CERTIFICATE,
        TITLE
    }

    ApplicationRoute route() {
        var read = new ArrayList<Requirement>();
        for (var line : requirements) {
            var requirement = requirement(line, read);
            if (!requirement.rule().code().equals(line.rule())) {
                throw new IllegalArgumentException(
                        "a requirement names " + line.rule() + " but is one of " + requirement.rule());
            }
            read.add(requirement);
        }
        return new ApplicationRoute(SkillLevel.of(level), List.copyOf(read));
    }

    private Requirement requirement(Line line, List<Requirement> before) {
        if (line.minimum_age() != null) {
            return new Requirement.MinimumAge(line.minimum_age());
        }
        if (line.training_hours() != null) {
            return new Requirement.TrainingCompleted(SkillLevel.of(level), line.training_hours());
        }
        if (line.certificate_level() != null) {
            return new Requirement.CertificateOfLevel(SkillLevel.of(line.certificate_level()));
        }
        if (line.title_grade() != null) {
            return new Requirement.TitleOfGrade(line.title_grade());
        }
        if (line.education() != null) {
            return new Requirement.EducationOfKind(
                    EnumSet.copyOf(line.education()), Boolean.TRUE.equals(line.assessed()));
        }
        if (line.worked_years() != null) {
            return new Requirement.Worked(line.worked_years(), anchor(line.after(), before));
        }
        throw new IllegalArgumentException("a requirement of " + line.rule() + " has no condition");
    }

    private static Optional<Requirement> anchor(Anchor after, List<Requirement> before) {
        if (after == null) {
            return Optional.empty();
        }
        var kind = after == Anchor.CERTIFICATE ? Requirement.CertificateOfLevel.class : Requirement.TitleOfGrade.class;
        return Optional.of(before.stream()
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "work counts after a " + after + " that the route does not name")));
    }
}
