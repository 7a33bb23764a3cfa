package io.skillcert.subsidy.decision;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads decisions for those who may see them: claimants only those on their own claims. */
@ApplicationScoped
public class ReadDecision {

    private final StoredDecisions decisions;
    private final Claims claims;

    ReadDecision(StoredDecisions decisions, Claims claims) {
        this.decisions = decisions;
        this.claims = claims;
    }

    /**
     * @param owner null for callers who may see all decisions
     * @throws ProblemException 404 if there is no such decision on a claim of the owner
     */
    public StoredDecision read(UUID id, String owner) {
        return decisions
                .findByIdOptional(id)
                .filter(decision -> owner == null || isOnClaimOf(owner, decision))
                .orElseThrow(() -> SubsidyProblem.DECISION_NOT_FOUND.exception(id));
    }

    private boolean isOnClaimOf(String owner, StoredDecision decision) {
        return decision.subjectType() == SubjectType.CLAIM && claims.isOf(decision.subjectId(), owner);
    }
}
