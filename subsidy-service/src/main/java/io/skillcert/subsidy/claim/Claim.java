package io.skillcert.subsidy.claim;

import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.assessment.DecideSubsidy.Decided;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.entitlement.Entitlement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
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

    private LocalDate changedOn;
    private LocalDate claimedOn;
    private String claimedBy;
    private byte[] encryptedIdentity;
    private byte[] encryptedName;
    private String bankCode;
    private byte[] encryptedAccount;
    private boolean formSigned;
    private LocalDate erasedOn;
    private boolean accountVerified;
    private Instant accountChangedAt;

    @Enumerated(EnumType.STRING)
    private ClaimStatus status;

    private BigDecimal amount;
    private UUID decisionId;

    @Transient
    private DecisionRecord latestDecision;

    private String reviewedBy;
    private LocalDate correctBy;
    private String decidedBy;
    private String approvedBy;
    private Instant approvedAt;
    private UUID fundId;
    private LocalDate paidOn;
    private String reference;

    /** Set by the database at each change; see {@link io.skillcert.delivery.changes.ChangedRows}. */
    @Column(insertable = false, updatable = false)
    private long changedIn;

    protected Claim() {} // for JPA

    static Claim draft(UUID id, Entitlement entitlement, MakeClaim.NewClaim stated, LocalDate today, String claimedBy) {
        var claim = new Claim();
        claim.id = id;
        claim.certificateNumber = entitlement.certificateNumber();
        claim.personId = entitlement.personId();
        claim.holderDigest = entitlement.holderDigest();
        claim.kind = stated.kind();
        claim.reference = stated.reference().orElse(null);
        claim.changedOn = today;
        claim.claimedBy = claimedBy;
        claim.status = ClaimStatus.DRAFT;
        return claim;
    }

    void replaceContent(EncryptedClaimContent content, LocalDate today) {
        changedOn = today;
        encryptedIdentity = content.identity();
        encryptedName = content.name();
        bankCode = content.bankCode();
        encryptedAccount = content.account();
        formSigned = content.formSigned();
    }

    /** @param verified whether the login of the account that states it vouches for it */
    void accountChanged(boolean verified, Instant at) {
        accountVerified = verified;
        accountChangedAt = at;
    }

    /** Whether its content was erased, because the retention period is over or the person is forgotten. */
    public boolean isErased() {
        return erasedOn != null;
    }

    EncryptedClaimContent content() {
        return new EncryptedClaimContent(encryptedIdentity, encryptedName, bankCode, encryptedAccount, formSigned);
    }

    /** Submits the claim, or submits it again after a correction: the day of the first time counts (SUB-11). */
    void submit(LocalDate today, Decided assessed) {
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

    /** @param by the officer who had it decided */
    public ClaimDecidedV1 decided(Decided decided, String by) {
        transitionTo(
                switch (decided.decision().outcome()) {
                    case GRANTED -> ClaimStatus.GRANTED;
                    case REFUSED -> ClaimStatus.REFUSED;
                    case REFERRED -> ClaimStatus.REFERRED;
                });
        decidedBy = by;
        return decide(decided);
    }

    /** Keeps a refused claim refused after its reconsideration. */
    public ClaimDecidedV1 refusedAgain(Decided decided, String by) {
        decidedBy = by;
        return decide(decided);
    }

    /** Refuses a granted claim before payment (SUB-01, SUB-08, SUB-14). */
    public ClaimDecidedV1 stopped(Decided decided) {
        transitionTo(ClaimStatus.REFUSED);
        fundId = null;
        return decide(decided);
    }

    private ClaimDecidedV1 decide(Decided decided) {
        decisionId = decided.record().id();
        amount = decided.decision().amount().amount();
        latestDecision = decided.record();
        return ClaimEvents.decided(this, decided);
    }

    public void approve(String by, Instant at) {
        transitionTo(ClaimStatus.AWAITING_FUNDS);
        approvedBy = by;
        approvedAt = at;
    }

    /** Makes a returned claim payable again: it has kept its money and its place. */
    public void approveAgain() {
        transitionTo(ClaimStatus.APPROVED);
    }

    /** @param fund the fund in which the amount is set aside */
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
        return ClaimEvents.paid(this, on, now);
    }

    public SubsidyReturnedV1 returnedByBank(String code, Instant now) {
        transitionTo(ClaimStatus.RETURNED_BY_BANK);
        paidOn = null;
        return ClaimEvents.returned(this, code, now);
    }

    public void startRecovery() {
        transitionTo(ClaimStatus.IN_RECOVERY);
    }

    public void recovered() {
        transitionTo(ClaimStatus.RECOVERED);
    }

    public void withdraw() {
        transitionTo(ClaimStatus.WITHDRAWN);
        fundId = null;
    }

    public void expire() {
        transitionTo(ClaimStatus.EXPIRED);
    }

    private void transitionTo(ClaimStatus next) {
        if (!status.next().contains(next)) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, next);
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

    /** The day that counts for the rules; empty before the claim is submitted. */
    public Optional<LocalDate> claimedOn() {
        return Optional.ofNullable(claimedOn);
    }

    public boolean belongsTo(String account) {
        return claimedBy.equals(account);
    }

    public String claimedBy() {
        return claimedBy;
    }

    boolean isAccountVerified() {
        return accountVerified;
    }

    Optional<Instant> accountChangedAt() {
        return Optional.ofNullable(accountChangedAt);
    }

    public ClaimStatus status() {
        return status;
    }

    /** The amount of the latest decision; zero before there is one. */
    public Yuan amount() {
        return amount == null ? Yuan.ZERO : new Yuan(amount);
    }

    public Optional<UUID> decisionId() {
        return Optional.ofNullable(decisionId);
    }

    /** The record of the latest decision if it was made through this instance; the store has all others. */
    public Optional<DecisionRecord> latestDecision() {
        return Optional.ofNullable(latestDecision);
    }

    public Optional<LocalDate> correctBy() {
        return Optional.ofNullable(correctBy);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    public Optional<UUID> fundId() {
        return Optional.ofNullable(fundId);
    }

    /** The own reference of the account that has filed the claim. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    public Optional<LocalDate> paidOn() {
        return Optional.ofNullable(paidOn);
    }
}
