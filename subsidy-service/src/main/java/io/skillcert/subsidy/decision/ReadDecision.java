package io.skillcert.subsidy.decision;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.entitlement.ActingAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads decisions for those who may see them: claimants only those on their own claims. */
@ApplicationScoped
public class ReadDecision {

    private final StoredDecisions decisions;
    private final Claims claims;
    private final ActingAccounts actingAccounts;

    ReadDecision(StoredDecisions decisions, Claims claims, ActingAccounts actingAccounts) {
        this.decisions = decisions;
        this.claims = claims;
        this.actingAccounts = actingAccounts;
    }

    /**
     * @param owner null for callers who may see all decisions
     * @throws ProblemException 404 if there is no such decision on a claim or an entitlement of the owner
     */
    public StoredDecision read(UUID id, String owner) {
        return decisions
                .findByIdOptional(id)
                .filter(decision -> owner == null || isOn(owner, decision))
                .orElseThrow(() -> SubsidyProblem.DECISION_NOT_FOUND.exception(id));
    }

    private boolean isOn(String owner, StoredDecision decision) {
        return decision.subjectType() == SubjectType.CLAIM
                ? claims.isOf(decision.subjectId(), owner)
                : actingAccounts.mayActFor(decision.subjectId(), owner);
    }
}
