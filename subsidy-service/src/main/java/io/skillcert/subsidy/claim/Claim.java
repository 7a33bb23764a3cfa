package io.skillcert.subsidy.claim;

import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.entitlement.Entitlement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A claim (申领) for the subsidy of one certificate. */
@Entity
@Table(name = "claim")
public class Claim {

    @Id
    private UUID id;

    @Version
    private long version;

    private String certificateNumber;
    private UUID personId;
    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private AwardKind kind;

    private LocalDate startedOn;
    private LocalDate claimedOn;
    private String claimedBy;
    private byte[] identitySealed;
    private byte[] nameSealed;
    private String bankCode;
    private byte[] accountSealed;
    private boolean formSigned;

    @Enumerated(EnumType.STRING)
    private ClaimStatus status;

    private BigDecimal amount;
    private UUID decisionId;
    private String reviewedBy;
    private LocalDate correctBy;
    private String decidedBy;
    private String approvedBy;
    private Instant approvedAt;
    private UUID fundId;
    private LocalDate paidOn;

    protected Claim() {} // for JPA

    /** @param claimedBy the caller's account; it owns the claim */
    static Claim draft(UUID id, Entitlement entitlement, AwardKind kind, LocalDate today, String claimedBy) {
        var claim = new Claim();
        claim.id = id;
        claim.certificateNumber = entitlement.certificateNumber();
        claim.personId = entitlement.personId();
        claim.holderDigest = entitlement.holderDigest();
        claim.kind = kind;
        claim.startedOn = today;
        claim.claimedBy = claimedBy;
        claim.status = ClaimStatus.DRAFT;
        return claim;
    }

    /** What the claimant says, sealed. @see EncryptedClaimContent */
    void say(EncryptedClaimContent content) {
        identitySealed = content.identity();
        nameSealed = content.name();
        bankCode = content.bankCode();
        accountSealed = content.account();
        formSigned = content.formSigned();
    }

    EncryptedClaimContent content() {
        return new EncryptedClaimContent(identitySealed, nameSealed, bankCode, accountSealed, formSigned);
    }

    /** The day of the first time counts, also after a correction (SUB-11). */
    void submit(LocalDate today, DecideSubsidy.Decided assessed) {
        transitionTo(ClaimStatus.SUBMITTED);
        if (claimedOn == null) {
            claimedOn = today;
        }
        correctBy = null;
        decide(assessed);
    }

    public void takeForReview(String officer) {
        transitionTo(ClaimStatus.UNDER_REVIEW);
        reviewedBy = officer;
        decidedBy = null;
        approvedBy = null;
        approvedAt = null;
        fundId = null;
    }

    public void returnForCorrection(LocalDate by) {
        transitionTo(ClaimStatus.RETURNED_FOR_CORRECTION);
        correctBy = by;
    }

    /** By the rules. @param by who has decided the facts */
    public ClaimDecidedV1 decided(DecideSubsidy.Decided decided, String by, Instant now) {
        transitionTo(
                switch (decided.decision().outcome()) {
                    case GRANTED -> ClaimStatus.GRANTED;
                    case REFUSED -> ClaimStatus.REFUSED;
                    case REFERRED -> ClaimStatus.REFERRED;
                });
        decide(decided);
        decidedBy = by;
        return decisionEvent(decided, now);
    }

    /** The same answer again, after a second look at a refusal. */
    public ClaimDecidedV1 refusedAgain(DecideSubsidy.Decided decided, String by, Instant now) {
        decide(decided);
        decidedBy = by;
        return decisionEvent(decided, now);
    }

    /** A fact that bars it has come up after it was granted, before payment (SUB-01, SUB-08, SUB-14). */
    public ClaimDecidedV1 stopped(DecideSubsidy.Decided decided, Instant now) {
        transitionTo(ClaimStatus.REFUSED);
        decide(decided);
        fundId = null;
        return decisionEvent(decided, now);
    }

    private ClaimDecidedV1 decisionEvent(DecideSubsidy.Decided decided, Instant now) {
        return new ClaimDecidedV1(
                id,
                personId,
                certificateNumber,
                decided.decision().outcome().name(),
                amount().toString(),
                decided.decision().openRules(),
                now);
    }

    private void decide(DecideSubsidy.Decided decided) {
        decisionId = decided.decisionId();
        amount = decided.decision().amount().amount();
    }

    /** Payouts need two different people; the database holds it too. The money comes later. */
    public void approve(String by, Instant at) {
        if (by.equals(decidedBy)) {
            throw new ProblemException(
                    403, "two-people-needed", "Who decided a claim can't approve its payment as well.");
        }
        transitionTo(ClaimStatus.AWAITING_FUNDS);
        approvedBy = by;
        approvedAt = at;
    }

    /** The account is another one; its turn is at the end. */
    public void askForMoneyAgain(Instant at) {
        transitionTo(ClaimStatus.AWAITING_FUNDS);
        approvedAt = at;
    }

    public void setAside(UUID fund) {
        transitionTo(ClaimStatus.APPROVED);
        fundId = fund;
    }

    public void sendToBank() {
        transitionTo(ClaimStatus.IN_PAYMENT);
    }

    public SubsidyPaidV1 paid(LocalDate on, Instant now) {
        transitionTo(ClaimStatus.PAID);
        paidOn = on;
        return new SubsidyPaidV1(id, personId, certificateNumber, amount().toString(), on, now);
    }

    /** The bank did not pay it, or has taken it back. @param code the bank's reason */
    public SubsidyReturnedV1 returnedByBank(String code, Instant now) {
        transitionTo(ClaimStatus.RETURNED_BY_BANK);
        paidOn = null;
        fundId = null;
        return new SubsidyReturnedV1(id, personId, certificateNumber, amount().toString(), code, now);
    }

    public void startRecovery() {
        transitionTo(ClaimStatus.IN_RECOVERY);
    }

    public void recovered() {
        transitionTo(ClaimStatus.RECOVERED);
    }

    public void withdraw() {
        transitionTo(ClaimStatus.WITHDRAWN);
    }

    public void expire() {
        transitionTo(ClaimStatus.EXPIRED);
    }

    private void transitionTo(ClaimStatus next) {
        if (!status.next().contains(next)) {
            throw new ProblemException(
                    409, "illegal-transition", "A claim that is " + status + " can't become " + next + ".");
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String certificateNumber() {
        return certificateNumber;
    }

    public UUID personId() {
        return personId;
    }

    public String holderDigest() {
        return holderDigest;
    }

    public AwardKind kind() {
        return kind;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    /** Empty until it is made. */
    public Optional<LocalDate> claimedOn() {
        return Optional.ofNullable(claimedOn);
    }

    public boolean belongsTo(String account) {
        return claimedBy.equals(account);
    }

    public ClaimStatus status() {
        return status;
    }

    /** Nothing before it is assessed. */
    public Yuan amount() {
        return amount == null ? Yuan.ZERO : new Yuan(amount);
    }

    public Optional<UUID> decisionId() {
        return Optional.ofNullable(decisionId);
    }

    public Optional<LocalDate> correctBy() {
        return Optional.ofNullable(correctBy);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<String> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    public Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    /** Where its money is set aside, or was spent from. */
    public Optional<UUID> fundId() {
        return Optional.ofNullable(fundId);
    }

    public Optional<LocalDate> paidOn() {
        return Optional.ofNullable(paidOn);
    }
}
