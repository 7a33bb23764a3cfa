package io.skillcert.registration.training;

import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The enrolment of a person in a course and, once completed, the completion certificate (结业证书) with its standard hours. */
@Entity
@Table(name = "training_enrolment")
public class TrainingEnrolment {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID courseId;
    private UUID personId;
    private UUID programmeId;
    private String enrolledBy;
    private LocalDate enrolledOn;
    private BigDecimal price;
    private Integer hours;
    private LocalDate completedOn;
    private String certificateNo;

    protected TrainingEnrolment() {} // for JPA

    TrainingEnrolment(UUID id, Terms terms, UUID personId) {
        this.id = id;
        this.courseId = terms.courseId();
        this.programmeId = terms.programmeId().orElse(null);
        this.personId = personId;
        this.enrolledBy = terms.by();
        this.enrolledOn = terms.on();
        this.price = terms.price().amount();
    }

    /**
     * What people who are enrolled together have in common.
     *
     * @param programmeId the programme that pays for them, if any
     * @param price the price that each of them pays
     */
    record Terms(UUID courseId, Optional<UUID> programmeId, String by, LocalDate on, Yuan price) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is completed with another day or other hours */
    void complete(int standardHours, LocalDate day, String certificate) {
        if (completedOn != null && !(completedOn.equals(day) && hours == standardHours)) {
            throw RegistrationProblem.ALREADY_COMPLETED.exception(completedOn);
        }
        hours = standardHours;
        completedOn = day;
        certificateNo = certificate;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> programmeId() {
        return Optional.ofNullable(programmeId);
    }

    public UUID personId() {
        return personId;
    }

    public UUID courseId() {
        return courseId;
    }

    public LocalDate enrolledOn() {
        return enrolledOn;
    }

    public Yuan price() {
        return new Yuan(price);
    }

    public Optional<Integer> hours() {
        return Optional.ofNullable(hours);
    }

    public Optional<LocalDate> completedOn() {
        return Optional.ofNullable(completedOn);
    }

    public Optional<String> certificateNo() {
        return Optional.ofNullable(certificateNo);
    }
}
