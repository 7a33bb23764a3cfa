package io.skillcert.subsidy.evidence;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.claim.ClaimStatus;

/** Every wrong call of this feature, on one page. */
final class EvidenceProblems {

    private EvidenceProblems() {}

    /** Also for what belongs to somebody else: its existence is not told. */
    static ProblemException notFound() {
        return new ProblemException(404, "evidence-not-found", "There is no such document.");
    }

    static ProblemException closed(ClaimStatus status) {
        return new ProblemException(
                409, "evidence-closed", "A claim that is " + status + " takes no documents: it waits for none.");
    }

    static ProblemException kept(ClaimStatus status) {
        return new ProblemException(
                409,
                "evidence-kept",
                "Documents are taken back in a draft and while returned for correction; this claim is " + status + ".");
    }

    static ProblemException tooMany(int limit) {
        return new ProblemException(409, "too-many-documents", "A claim has at most " + limit + " documents.");
    }
}
