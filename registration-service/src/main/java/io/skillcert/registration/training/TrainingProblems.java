package io.skillcert.registration.training;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** The problems that calls of this feature can answer. */
final class TrainingProblems {

    private TrainingProblems() {}

    static ProblemException noInstitution() {
        return new ProblemException(404, "institution-not-found", "There is no such training institution.");
    }

    static ProblemException noCourse() {
        return new ProblemException(404, "course-not-found", "There is no such course of this account's institution.");
    }

    static ProblemException noEnrolment() {
        return new ProblemException(404, "enrolment-not-found", "There is no such enrolment.");
    }

    static ProblemException notPriced(LocalDate day) {
        return new ProblemException(409, "course-not-priced", "The course has no fee on " + day + ".");
    }

    static ProblemException institutionKnown() {
        return new ProblemException(409, "institution-known", "A training institution of this name exists.");
    }

    static ProblemException certificateKnown() {
        return new ProblemException(
                409, "certificate-known", "Another enrolment in this course has a certificate of this number.");
    }

    static ProblemException alreadyEnrolled() {
        return new ProblemException(
                409,
                "already-enrolled",
                "One of these people was already enrolled in the course today, or in the programme.");
    }

    static ProblemException completed(LocalDate on) {
        return new ProblemException(409, "already-completed", "The training was completed on " + on + ".");
    }

    static ProblemException noProgramme() {
        return new ProblemException(404, "programme-not-found", "There is no such programme of this course.");
    }

    static ProblemException programmeKnown() {
        return new ProblemException(409, "programme-known", "The course already has a programme of this name.");
    }

    static ProblemException programmeClosed(LocalDate from, LocalDate to) {
        return new ProblemException(
                409, "programme-closed", "The programme is open for enrolment from " + from + " to " + to + ".");
    }

    static ProblemException programmeFull(int free) {
        return new ProblemException(409, "programme-full", "The programme has " + free + " places left.");
    }

    static ProblemException placesTaken(int taken) {
        return new ProblemException(409, "places-taken", taken + " places of the programme are taken.");
    }

    static ProblemException courseInUse() {
        return new ProblemException(409, "course-in-use", "A course with enrolments or programmes can't be removed.");
    }
}
