package io.skillcert.exam.certificate;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** Every wrong call of this feature, on one page. */
public final class CertificateProblems {

    private CertificateProblems() {}

    public static ProblemException notFound() {
        return new ProblemException(404, "certificate-not-found", "There is no such certificate.");
    }

    static ProblemException reviewOpen(LocalDate requestBy, LocalDate notBefore) {
        return new ProblemException(
                409,
                "score-review-open",
                "A score review may be asked for until " + requestBy + "; certificates can be issued from " + notBefore
                        + ".");
    }

    static ProblemException notValid(Certificate.Status status) {
        return new ProblemException(409, "certificate-not-valid", "The certificate is " + status + ".");
    }

    static ProblemException changeOpen() {
        return new ProblemException(
                409, "certificate-change-open", "A change of this certificate is asked for already.");
    }

    static ProblemException noChange() {
        return new ProblemException(404, "certificate-change-not-found", "There is no such change.");
    }

    static ProblemException changeDecided() {
        return new ProblemException(409, "certificate-change-decided", "The change is decided already.");
    }

    static ProblemException samePerson() {
        return new ProblemException(
                409, "same-person", "Who asked for a change does not decide it: another officer does.");
    }
}
