package io.skillcert.subsidy.review;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.security.Caller;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.DecideClaim;
import io.skillcert.subsidy.claim.LockClaim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The reconsideration (申请复核) of refusals: requested once and in time, and decided by the rules through a third person. */
@ApplicationScoped
public class ReconsiderClaim {

    private final Claims claims;
    private final Reconsiderations reconsiderations;
    private final DecideClaim decideClaim;
    private final LockClaim lockClaim;
    private final ClaimDuties duties;
    private final ClaimLog log;
    private final ClaimParameterSource policy;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    ReconsiderClaim(
            Claims claims,
            Reconsiderations reconsiderations,
            DecideClaim decideClaim,
            LockClaim lockClaim,
            ClaimDuties duties,
            ClaimLog log,
            ClaimParameterSource policy,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.reconsiderations = reconsiderations;
        this.decideClaim = decideClaim;
        this.lockClaim = lockClaim;
        this.duties = duties;
        this.log = log;
        this.policy = policy;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests the reconsideration of a refusal.
     *
     * @throws ProblemException 409 if the claim is not refused, or it was requested before or is requested too late
     */
    @Transactional
    public Claim request(UUID id, String ifMatch, String grounds, String caller) {
        var claim = lockClaim.lock(id, ifMatch, caller);
        if (claim.status() != ClaimStatus.REFUSED) {
            throw SubsidyProblem.NOT_REFUSED.exception();
        }
        var refusedOn = BusinessClock.day(log.lastAt(id));
        var reconsiderBy = policy.rules().reconsiderBy(refusedOn);
        if (clock.today().isAfter(reconsiderBy)) {
            throw SubsidyProblem.RECONSIDERATION_TOO_LATE.exception(reconsiderBy);
        }
        if (reconsiderations.findByIdOptional(id).isPresent()) {
            throw SubsidyProblem.RECONSIDERED_ONCE.exception();
        }
        reconsiderations.persistAndFlush(new Reconsideration(
                id,
                clock.instant(),
                cipher.encrypt(grounds, place(id)),
                claim.decidedBy().orElse(Caller.SERVICE)));
        audit.record("ask-reconsideration", "claim", id, null);
        return claim;
    }

    /**
     * Has the rules decide a refused claim again, with the facts known now and as of its claim day.
     *
     * @throws ProblemException 403 if the caller refused it, 409 if it was reconsidered or the certificate claimed again
     */
    @Transactional
    public Claim answer(UUID id, String ifMatch, String reason, String caller) {
        var claim = lockClaim.lock(id, ifMatch, null);
        var reconsideration = reconsiderations.lock(id);
        duties.take(id, caller, ClaimDuties.Duty.DECIDE);
        var decided = decideClaim.decideAndReserve(claim);
        if (!decided.decision().isRefused() && claims.hasLive(claim.certificateNumber(), claim.kind(), id)) {
            throw SubsidyProblem.ALREADY_CLAIMED.exception();
        }
        reconsideration.answer(caller, decided);
        var event =
                decided.decision().isRefused() ? claim.refusedAgain(decided, caller) : claim.decided(decided, caller);
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), event);
        log.step(claim, ClaimStatus.REFUSED, caller, reason);
        claims.flush();
        return claim;
    }

    public String groundsOf(Reconsideration reconsideration) {
        return cipher.decrypt(reconsideration.encryptedGrounds(), place(reconsideration.claimId()));
    }

    private static String place(UUID id) {
        return FieldCipher.place("reconsideration", "encrypted_grounds", id);
    }
}
