package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.SkillLevel;
import java.util.List;
import java.util.Optional;

/**
 * One way to be admitted to a level (申报条件): every requirement must be met.
 *
 * @param requirements in the order in which the policy writes them
 */
record ApplicationRoute(SkillLevel level, List<Requirement> requirements) {

    boolean asksFor(Class<? extends Requirement> kind) {
        return requirements.stream().anyMatch(kind::isInstance);
    }

    Optional<Requirement.EducationOfKind> education() {
        return requirements.stream()
                .filter(Requirement.EducationOfKind.class::isInstance)
                .map(Requirement.EducationOfKind.class::cast)
                .findFirst();
    }
}
