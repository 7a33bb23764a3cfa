package io.skillcert.subsidy.claim;

import io.skillcert.http.problem.ProblemException;
import java.util.UUID;

/** Every wrong call of this feature, on one page. */
public final class ClaimProblems {

    private ClaimProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "claim-not-found", "There is no claim " + id + ".");
    }

    public static ProblemException alreadyClaimed() {
        return new ProblemException(
                409, "already-claimed", "There is a live or paid claim for this certificate already.");
    }

    static ProblemException notOpen(ClaimStatus status) {
        return new ProblemException(
                409,
                "claim-not-open",
                "A claim that is " + status + " is not changed: only a draft, or one returned for correction.");
    }

    static ProblemException wantsNoAccount(ClaimStatus status) {
        return new ProblemException(
                409, "no-account-wanted", "A claim that is " + status + " is not waiting for another account.");
    }
}
