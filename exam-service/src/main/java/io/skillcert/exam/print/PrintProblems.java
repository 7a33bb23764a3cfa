package io.skillcert.exam.print;

import io.skillcert.http.problem.ProblemException;

/** The problems of printing certificates. */
final class PrintProblems {

    private PrintProblems() {}

    static ProblemException noFont() {
        return new ProblemException(
                409,
                "no-font",
                "No font of this service has every character of the certificate, so it can't be printed as PDF. Use the page instead.");
    }
}
