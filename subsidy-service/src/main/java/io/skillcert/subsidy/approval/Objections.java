package io.skillcert.subsidy.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.LockClaim;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All objections to claims under public notice. */
@ApplicationScoped
public class Objections implements PanacheRepositoryBase<Objection, UUID> {

    private final Claims claims;
    private final PublicNotices notices;
    private final ApproveClaim approveClaim;
    private final LockClaim lockClaim;
    private final ConflictOfInterest conflictOfInterest;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    Objections(
            Claims claims,
            PublicNotices notices,
            ApproveClaim approveClaim,
            LockClaim lockClaim,
            ConflictOfInterest conflictOfInterest,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.notices = notices;
        this.approveClaim = approveClaim;
        this.lockClaim = lockClaim;
        this.conflictOfInterest = conflictOfInterest;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records an objection.
     *
     * @throws ProblemException 409 if the claim is not under public notice today
     */
    @Transactional
    public Objection object(UUID claimId, String grounds, String caller) {
        var claim = claims.lock(claimId);
        var shown = notices.findByIdOptional(claimId)
                .filter(notice -> !clock.today().isAfter(notice.shownUntil()))
                .isPresent();
        if (!shown || !claim.status().isGrantedUnpaid()) {
            throw SubsidyProblem.NO_PUBLIC_NOTICE.exception();
        }
        var id = Ids.next();
        var objection = new Objection(id, claimId, cipher.encrypt(grounds, place(id)), caller, clock.instant());
        persistAndFlush(objection);
        audit.record("object", "claim", claimId, null);
        return objection;
    }

    /**
     * Settles an objection; if it is upheld, the claim is returned to review.
     *
     * @throws ProblemException 403 if the caller acts for the holder or has filed the claim
     */
    @Transactional
    public Objection settle(UUID id, Objection.Outcome outcome, String reason, String caller) {
        var claimId = getEntityManager()
                .createQuery("select claimId from Objection where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> SubsidyProblem.OBJECTION_NOT_FOUND.exception(id));
        var claim = lockClaim.lock(claimId, null);
        conflictOfInterest.refuse(claim.holderDigest(), caller);
        var objection = findById(id, LockModeType.PESSIMISTIC_WRITE);
        objection.settle(outcome, caller, clock.instant());
        if (outcome == Objection.Outcome.UPHELD) {
            approveClaim.sendBack(claim, caller, reason);
        }
        audit.record("settle-objection", "claim", objection.claimId(), outcome.name());
        return objection;
    }

    public String groundsOf(Objection objection) {
        return cipher.decrypt(objection.encryptedGrounds(), place(objection.id()));
    }

    public List<Objection> open(PageRequest page) {
        return find("outcome is null and id > ?1 order by id", page.after())
                .range(0, page.limit())
                .list();
    }

    private static String place(UUID id) {
        return FieldCipher.place("objection", "encrypted_grounds", id);
    }
}
