package io.skillcert.subsidy.claim;

import io.skillcert.http.ProblemException;
import java.util.UUID;

/** Every wrong call of this feature, on one page. */
final class ClaimProblems {

    private ClaimProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "claim-not-found", "There is no claim " + id + ".");
    }

    static ProblemException revoked() {
        return new ProblemException(
                409, "certificate-revoked", "The certificate is revoked: nothing is paid (SUB-14).");
    }

    static ProblemException alreadyClaimed() {
        return new ProblemException(
                409, "already-claimed", "There is a live or paid claim for this certificate already.");
    }
}
