package io.skillcert.exam.certificate;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** The problems of issuing, finding and changing certificates. */
final class CertificateProblems {

    private CertificateProblems() {}

    static ProblemException notFound() {
        return new ProblemException(404, "certificate-not-found", "There is no such certificate.");
    }

    static ProblemException reviewOpen(LocalDate requestBy, LocalDate notBefore) {
        return new ProblemException(
                409,
                "score-review-open",
                "Score reviews can be requested until " + requestBy + "; certificates can be issued from " + notBefore
                        + ".");
    }

    static ProblemException notValid(Certificate.Status status) {
        return new ProblemException(409, "certificate-not-valid", "The certificate is " + status + ".");
    }

    static ProblemException changeOpen() {
        return new ProblemException(
                409, "certificate-change-open", "A change of this certificate has already been requested.");
    }

    static ProblemException noChange() {
        return new ProblemException(404, "certificate-change-not-found", "There is no such certificate change.");
    }

    static ProblemException changeDecided() {
        return new ProblemException(409, "certificate-change-decided", "The change has already been decided.");
    }

    static ProblemException samePerson() {
        return new ProblemException(409, "same-person", "The officer who requested a change can't decide it.");
    }
}
