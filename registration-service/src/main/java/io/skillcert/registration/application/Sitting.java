package io.skillcert.registration.application;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.person.Person;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a registration is for: the person, the level of a batch, the site and the fee.
 *
 * @param site empty if the batch has no sites
 * @param resit empty for the first sitting
 * @param reference the own reference of the account that registers
 */
public record Sitting(
        ExamBatch batch,
        Person person,
        SkillLevel level,
        Optional<UUID> site,
        Optional<Resit> resit,
        Yuan fee,
        Accommodation accommodation,
        Optional<String> reference) {

    /** The subjects of a resit; empty for a first sitting. */
    Set<ExamSubject> subjects() {
        return resit.map(Resit::subjects).orElse(Set.of());
    }

    /**
     * A resit (补考).
     *
     * @param of the registration whose exam was not passed
     * @param subjects the subjects to sit again
     */
    public record Resit(UUID of, Set<ExamSubject> subjects) {}
}
