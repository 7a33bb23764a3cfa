package io.skillcert.registration.training;

import io.skillcert.http.ProblemException;
import java.time.LocalDate;

/** Every wrong call of this feature, on one page. */
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
        return new ProblemException(409, "institution-known", "There is a training institution of this name.");
    }

    static ProblemException certificateKnown() {
        return new ProblemException(
                409, "certificate-known", "Another enrolment in this course has a certificate of this number.");
    }

    static ProblemException alreadyEnrolled() {
        return new ProblemException(
                409, "already-enrolled", "One of these people is enrolled in the course since today.");
    }

    static ProblemException completed(LocalDate on) {
        return new ProblemException(409, "already-completed", "The training was completed on " + on + ".");
    }

    static ProblemException courseInUse() {
        return new ProblemException(409, "course-in-use", "A course that people are enrolled in can't be given up.");
    }
}
