package io.skillcert.subsidy.claim;

import io.skillcert.http.problem.ProblemException;
import java.util.UUID;

/** The problems that the operations on claims answer with. */
public final class ClaimProblems {

    private ClaimProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "claim-not-found", "There is no claim " + id + ".");
    }

    public static ProblemException alreadyClaimed() {
        return new ProblemException(409, "already-claimed", "This certificate already has a pending or paid claim.");
    }

    static ProblemException notOpen(ClaimStatus status) {
        return new ProblemException(
                409,
                "claim-not-open",
                "A claim that is " + status
                        + " can't be changed: only a draft or a claim returned for correction can.");
    }

    static ProblemException noAccountAwaited(ClaimStatus status) {
        return new ProblemException(
                409, "no-account-wanted", "A claim that is " + status + " does not await another account.");
    }
}
