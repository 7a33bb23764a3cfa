package io.skillcert.exam.print;

import io.skillcert.http.problem.ProblemException;

/** Every wrong call of this feature, on one page. */
final class PrintProblems {

    private PrintProblems() {}

    static ProblemException noFont() {
        return new ProblemException(
                409,
                "no-font",
                "No font of this service has every character of the certificate, so there is no PDF; the page is there.");
    }
}
