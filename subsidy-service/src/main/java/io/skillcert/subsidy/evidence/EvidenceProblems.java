package io.skillcert.subsidy.evidence;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.claim.ClaimStatus;

/** The problems of this feature. */
final class EvidenceProblems {

    private EvidenceProblems() {}

    /** Also the answer for evidence of other claimants, so that its existence is not disclosed. */
    static ProblemException notFound() {
        return new ProblemException(404, "evidence-not-found", "There is no such document.");
    }

    static ProblemException closed(ClaimStatus status) {
        return new ProblemException(409, "evidence-closed", "A claim that is " + status + " does not take documents.");
    }

    static ProblemException kept(ClaimStatus status) {
        return new ProblemException(
                409,
                "evidence-kept",
                "Documents can be deleted in a draft and while returned for correction; this claim is " + status + ".");
    }

    static ProblemException tooMany(int limit) {
        return new ProblemException(409, "too-many-documents", "A claim has at most " + limit + " documents.");
    }
}
