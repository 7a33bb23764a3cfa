package io.skillcert.subsidy.review;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.AssessClaim;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.claim.ClaimProblems;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Reconsideration (申请复核): asked for once and in time, answered by a third person, decided by the rules. */
@ApplicationScoped
public class ReconsiderClaim {

    private final Claims claims;
    private final Reconsiderations reconsiderations;
    private final AssessClaim assessClaim;
    private final Awards awards;
    private final ClaimLog log;
    private final ClaimParameterSource policy;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    ReconsiderClaim(
            Claims claims,
            Reconsiderations reconsiderations,
            AssessClaim assessClaim,
            Awards awards,
            ClaimLog log,
            ClaimParameterSource policy,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.reconsiderations = reconsiderations;
        this.assessClaim = assessClaim;
        this.awards = awards;
        this.log = log;
        this.policy = policy;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 if it is not refused, asked for before, or the time for it is over */
    @Transactional
    public Claim ask(UUID id, String ifMatch, String grounds, String caller) {
        claims.keyOf(id, caller);
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        if (claim.status() != ClaimStatus.REFUSED) {
            throw new ProblemException(409, "not-refused", "Only a refused claim is reconsidered.");
        }
        var refusedOn = BusinessClock.day(log.lastAt(id));
        var reconsiderBy = policy.rules().reconsiderBy(refusedOn);
        if (clock.today().isAfter(reconsiderBy)) {
            throw new ProblemException(
                    409, "reconsideration-too-late", "It could be asked for until " + reconsiderBy + ".");
        }
        if (reconsiderations.findByIdOptional(id).isPresent()) {
            throw new ProblemException(409, "reconsidered-once", "A refusal is reconsidered once.");
        }
        reconsiderations.persistAndFlush(new Reconsideration(
                id,
                clock.instant(),
                cipher.seal(grounds, place(id)),
                claim.decidedBy().orElse("service")));
        audit.record("ask-reconsideration", "claim", id, null);
        return claim;
    }

    /** The rules decide with the facts as they are known now, as of the claim day. */
    @Transactional
    public Claim answer(UUID id, String ifMatch, String reason, String caller) {
        awards.lock(claims.keyOf(id, null).holderDigest());
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        var reconsideration = reconsiderations.lock(id);
        if (claims.hasLive(claim.certificateNumber(), claim.kind(), id)) {
            throw ClaimProblems.alreadyClaimed();
        }
        var now = clock.instant();
        var decided = assessClaim.assess(claim);
        reconsideration.answer(caller, now, decided.decision().outcome().name());
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), decide(claim, decided, caller, now));
        log.step(claim, ClaimStatus.REFUSED, caller, reason);
        claims.flush();
        return claim;
    }

    private static ClaimDecidedV1 decide(
            Claim claim, io.skillcert.subsidy.assessment.DecideSubsidy.Decided decided, String caller, Instant now) {
        return decided.decision().isRefused()
                ? claim.refusedAgain(decided, caller, now)
                : claim.decided(decided, caller, now);
    }

    String groundsOf(Reconsideration reconsideration) {
        return cipher.open(reconsideration.groundsSealed(), place(reconsideration.claimId()));
    }

    /** For an officer's eyes. */
    public record Asked(UUID claimId, Instant askedAt, String grounds) {}

    public Asked show(Reconsideration reconsideration) {
        return new Asked(reconsideration.claimId(), reconsideration.askedAt(), groundsOf(reconsideration));
    }

    private static String place(UUID id) {
        return FieldCipher.place("reconsideration", "grounds_sealed", id);
    }
}
