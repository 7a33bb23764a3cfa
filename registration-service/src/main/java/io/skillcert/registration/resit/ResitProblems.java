package io.skillcert.registration.resit;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** The problems that this feature answers with. */
final class ResitProblems {

    private ResitProblems() {}

    static ProblemException notPublished() {
        return new ProblemException(
                409, "result-not-published", "The result of this registration is not published yet.");
    }

    static ProblemException noRight() {
        return new ProblemException(
                409,
                "no-resit-right",
                "No resit is allowed: the exam was passed, no subject is retained, or the one resit is used (EXM-08,"
                        + " EXM-09). Submit a new registration.");
    }

    static ProblemException tooLate(LocalDate registerBy) {
        return new ProblemException(
                409, "resit-right-expired", "The resit could be registered until " + registerBy + " (EXM-07, EXM-08).");
    }
}
