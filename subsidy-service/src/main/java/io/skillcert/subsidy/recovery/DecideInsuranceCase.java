package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.subsidy.SubsidyRule;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.LockClaim;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import io.skillcert.subsidy.recovery.InsuranceCase.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Two people decide whether what was paid twice is recovered: one proposes with a reason, another one confirms. */
@ApplicationScoped
public class DecideInsuranceCase {

    private final InsuranceCases cases;
    private final Claims claims;
    private final LockClaim lockClaim;
    private final ConflictOfInterest conflictOfInterest;
    private final StopClaim stopClaim;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    DecideInsuranceCase(
            InsuranceCases cases,
            Claims claims,
            LockClaim lockClaim,
            ConflictOfInterest conflictOfInterest,
            StopClaim stopClaim,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.cases = cases;
        this.claims = claims;
        this.lockClaim = lockClaim;
        this.conflictOfInterest = conflictOfInterest;
        this.stopClaim = stopClaim;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no case on the claim, 409 if it is decided */
    @Transactional
    public InsuranceCase propose(UUID claimId, Outcome outcome, String reason, String caller) {
        var found = cases.lock(claimId);
        conflictOfInterest.refuse(claims.keyOf(claimId, null).holderDigest(), caller);
        found.propose(outcome, caller, clock.instant(), cipher.encrypt(reason, place(claimId)));
        audit.record("propose-insurance-case", "claim", claimId, outcome.name());
        cases.flush();
        return found;
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the caller has proposed it, 409 if nobody has */
    @Transactional
    public InsuranceCase confirm(UUID claimId, String caller) {
        var claim = lockClaim.lock(claimId, null);
        conflictOfInterest.refuse(claim.holderDigest(), caller);
        var found = cases.lock(claimId);
        found.settlement().confirm(caller, clock.instant());
        var outcome = found.outcome().orElseThrow();
        if (outcome == Outcome.RECOVER && claim.status() == ClaimStatus.PAID) {
            stopClaim.recover(claim, SubsidyRule.NO_DOUBLE_SOURCE);
        }
        audit.record("decide-insurance-case", "claim", claimId, outcome.name());
        cases.flush();
        return found;
    }

    public Optional<String> reasonOf(InsuranceCase found) {
        return found.settlement().encryptedReason().map(reason -> cipher.decrypt(reason, place(found.claimId())));
    }

    private static String place(UUID claimId) {
        return FieldCipher.place("insurance_case", "encrypted_reason", claimId);
    }
}
