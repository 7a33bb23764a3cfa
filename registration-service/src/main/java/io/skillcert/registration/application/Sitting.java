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
 * What is registered for: who, which level of which batch, where, at what fee.
 *
 * @param site empty where the batch has no sites
 * @param resit empty: the first sitting
 */
public record Sitting(
        ExamBatch batch,
        Person person,
        SkillLevel level,
        Optional<UUID> site,
        Optional<Resit> resit,
        Yuan fee,
        Accommodation accommodation) {

    /** @param of the registration whose exam was not passed. @param subjects those that are sat again */
    public record Resit(UUID of, Set<ExamSubject> subjects) {}
}
