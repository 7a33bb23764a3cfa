package io.skillcert.exam.entry;

import io.skillcert.events.registration.TrainingEnrolledV1;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A person's training at an institution, as an event of registration-service states it. */
@Entity
@Table(name = "training")
class Training {

    @Id
    private UUID enrolmentId;

    private UUID personId;
    private UUID institutionId;
    private short level;
    private LocalDate enrolledOn;

    protected Training() {} // for JPA

    Training(TrainingEnrolledV1 event) {
        enrolmentId = event.enrolmentId();
        personId = event.personId();
        institutionId = event.institutionId();
        level = (short) event.level();
        enrolledOn = event.enrolledOn();
    }
}
