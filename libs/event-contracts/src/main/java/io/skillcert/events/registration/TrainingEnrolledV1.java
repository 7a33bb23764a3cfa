package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.LEVEL;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A training institution (培训机构) trains a person from now on.
 *
 * @param enrolmentId the enrolment (学员登记)
 * @param personId the person (个人), which is the key of the record
 * @param institutionId the training institution (培训机构)
 * @param level the level of the course (培训等级), 5 to 1
 * @param enrolledOn the first day of the training (入学日期)
 */
@EventContract(topics = "registration.events")
public record TrainingEnrolledV1(
        UUID enrolmentId,
        UUID personId,
        UUID institutionId,
        @EventField(format = LEVEL) int level,
        LocalDate enrolledOn) {

    public static final String TYPE = "io.skillcert.registration.training-enrolled.v1";

    public TrainingEnrolledV1 {
        Required.all(enrolmentId, personId, institutionId, enrolledOn);
    }
}
