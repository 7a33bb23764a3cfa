package io.skillcert.registration.training;

import io.skillcert.registration.RegistrationProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A public-benefit programme (公益培训): an organiser pays the course for a number of people. */
@Entity
@Table(name = "training_programme")
public class TrainingProgramme {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID courseId;
    private String name;
    private String organiser;
    private LocalDate enrolFrom;
    private LocalDate enrolTo;
    private int places;
    private int taken;

    protected TrainingProgramme() {} // for JPA

    /**
     * A programme as a registrar announces it.
     *
     * @param organiser the body that pays, such as a district's labour bureau
     * @param enrolTo the last day of enrolment
     */
    public record Plan(String name, String organiser, LocalDate enrolFrom, LocalDate enrolTo, int places) {}

    TrainingProgramme(UUID id, UUID courseId, Plan plan) {
        this.id = id;
        this.courseId = courseId;
        change(plan);
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if more places are taken already */
    final void change(Plan plan) {
        if (taken > plan.places()) {
            throw RegistrationProblem.PLACES_TAKEN.exception(taken);
        }
        name = plan.name();
        organiser = plan.organiser();
        enrolFrom = plan.enrolFrom();
        enrolTo = plan.enrolTo();
        places = plan.places();
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 outside the enrolment period or if too few places are left */
    void take(int people, LocalDate today) {
        if (today.isBefore(enrolFrom) || today.isAfter(enrolTo)) {
            throw RegistrationProblem.PROGRAMME_CLOSED.exception(enrolFrom, enrolTo);
        }
        if (people > places - taken) {
            throw RegistrationProblem.PROGRAMME_FULL.exception(places - taken);
        }
        taken += people;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID courseId() {
        return courseId;
    }

    public Plan plan() {
        return new Plan(name, organiser, enrolFrom, enrolTo, places);
    }

    public int free() {
        return places - taken;
    }
}
