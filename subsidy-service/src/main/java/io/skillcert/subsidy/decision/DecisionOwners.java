package io.skillcert.subsidy.decision;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decisions for whoever may see them: a claimant those of own claims. */
@ApplicationScoped
public class DecisionOwners {

    private final StoredDecisions decisions;
    private final Claims claims;

    DecisionOwners(StoredDecisions decisions, Claims claims) {
        this.decisions = decisions;
        this.claims = claims;
    }

    /** Somebody else's is not there. @param owner null for those who may see all */
    public StoredDecision get(UUID id, String owner) {
        return decisions
                .findByIdOptional(id)
                .filter(decision -> owner == null || isOf(decision, owner))
                .orElseThrow(() -> new ProblemException(404, "decision-not-found", "There is no decision " + id + "."));
    }

    private boolean isOf(StoredDecision decision, String owner) {
        return decision.subjectType() == SubjectType.CLAIM
                && claims.findByIdOptional(decision.subjectId())
                        .filter(claim -> claim.belongsTo(owner))
                        .isPresent();
    }
}
