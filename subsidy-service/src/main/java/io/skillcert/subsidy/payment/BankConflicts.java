package io.skillcert.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.LockClaim;
import io.skillcert.subsidy.claim.MakeClaim;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All conflicts with the bank, and their settlement by two people, which books what has become of the payment. */
@ApplicationScoped
public class BankConflicts implements PanacheRepositoryBase<BankConflict, UUID> {

    private static final String SUBJECT = "bank-conflict";

    private final PaymentBatches batches;
    private final LockClaim lockClaim;
    private final ConflictOfInterest conflictOfInterest;
    private final SettlePayments settlePayments;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    BankConflicts(
            PaymentBatches batches,
            LockClaim lockClaim,
            ConflictOfInterest conflictOfInterest,
            SettlePayments settlePayments,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.lockClaim = lockClaim;
        this.conflictOfInterest = conflictOfInterest;
        this.settlePayments = settlePayments;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * States how a conflict was cleared up with the bank, and what has become of the payment.
     *
     * @throws ProblemException 404 if there is no such conflict, 409 if it is settled
     */
    @Transactional
    public BankConflict propose(UUID id, BankConflict.Outcome outcome, String reason, String caller) {
        var conflict = lock(id);
        conflict.propose(outcome, caller, clock.instant(), cipher.encrypt(reason, place(id)));
        audit.record("propose-settlement", SUBJECT, id, outcome.name());
        flush();
        return conflict;
    }

    /**
     * Confirms the statement of another person and books the outcome; the claim may be paid again if it is not paid.
     *
     * @throws ProblemException 403 if the caller has made the statement, 409 if there is none or it can't be booked
     */
    @Transactional
    public BankConflict settle(UUID id, String caller) {
        var place = placeOf(id);
        batches.lock(place.batchId());
        var claim = lockClaim.lock(place.claimId(), null);
        conflictOfInterest.refuse(claim.holderDigest(), caller);
        var conflict = lock(id);
        conflict.settlement().confirm(caller, clock.instant());
        var outcome = conflict.outcome().orElseThrow();
        audit.record("settle", SUBJECT, id, outcome.name());
        flush();
        settlePayments.book(claim, conflict.paymentId(), outcome, caller);
        return conflict;
    }

    record Place(UUID batchId, UUID claimId) {}

    /** What is locked before the conflict, in the order in which a report of the bank locks it. */
    private Place placeOf(UUID id) {
        return getEntityManager()
                .createQuery(
                        "select new io.skillcert.subsidy.payment.BankConflicts$Place(c.batchId, p.claimId)"
                                + " from BankConflict c join Payment p on p.id = c.paymentId where c.id = :id",
                        Place.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> SubsidyProblem.BANK_CONFLICT_NOT_FOUND.exception(id));
    }

    /** Whether a payment of the claim has a conflict that is not settled, so that it may be paid already. */
    public boolean isOpenFor(UUID claimId) {
        return count(
                        "settlement.settledBy is null and paymentId in (select id from Payment where claimId = ?1)",
                        claimId)
                > 0;
    }

    /** A claim that may be paid already can't be withdrawn, which would release its money. */
    void onWithdrawn(@Observes MakeClaim.ClaimWithdrawn withdrawn) {
        if (isOpenFor(withdrawn.claim().id())) {
            throw SubsidyProblem.BANK_CONFLICT_OPEN.exception();
        }
    }

    private BankConflict lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> SubsidyProblem.BANK_CONFLICT_NOT_FOUND.exception(id));
    }

    public Optional<String> reasonOf(BankConflict conflict) {
        return conflict.settlement().encryptedReason().map(reason -> cipher.decrypt(reason, place(conflict.id())));
    }

    public List<BankConflict> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
    }

    private static String place(UUID id) {
        return FieldCipher.place("bank_conflict", "encrypted_reason", id);
    }
}
