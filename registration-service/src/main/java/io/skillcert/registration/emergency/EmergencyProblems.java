package io.skillcert.registration.emergency;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.registration.application.RegistrationStatus;

/** The problems that this feature answers with. */
final class EmergencyProblems {

    private EmergencyProblems() {}

    static ProblemException notHindered() {
        return new ProblemException(
                409, "not-hindered", "The exam office has not announced a public emergency. Ask a registrar.");
    }

    static ProblemException notConfirmed(RegistrationStatus status) {
        return new ProblemException(
                409,
                "not-confirmed",
                "Only a confirmed registration can be affected by an emergency; this one is " + status + ".");
    }

    static ProblemException resultPublished() {
        return new ProblemException(
                409, "result-published", "The result is published, so the emergency did not prevent the exam.");
    }
}
