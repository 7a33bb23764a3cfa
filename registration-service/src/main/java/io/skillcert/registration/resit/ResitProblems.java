package io.skillcert.registration.resit;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** Every wrong call of this feature, on one page. */
final class ResitProblems {

    private ResitProblems() {}

    static ProblemException notPublished() {
        return new ProblemException(409, "result-not-published", "The result of this registration is not published.");
    }

    static ProblemException noRight() {
        return new ProblemException(
                409,
                "no-resit-right",
                "Nothing may be sat again: it was passed, nothing is retained, or the one resit is used (EXM-08, EXM-09)."
                        + " A new registration is.");
    }

    static ProblemException tooLate(LocalDate registerBy) {
        return new ProblemException(
                409,
                "resit-right-expired",
                "The resit had to be registered until " + registerBy + " (EXM-07, EXM-08).");
    }
}
