package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A training institution (培训机构) trains a person from now on. Topic registration.events, key personId.
 *
 * @param level of the course, 5 to 1
 */
public record TrainingEnrolledV1(UUID enrolmentId, UUID personId, UUID institutionId, int level, LocalDate enrolledOn) {

    public static final String TYPE = "io.skillcert.registration.training-enrolled.v1";

    public TrainingEnrolledV1 {
        Required.all(enrolmentId, personId, institutionId, enrolledOn);
    }
}
