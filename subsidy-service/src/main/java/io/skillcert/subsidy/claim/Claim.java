package io.skillcert.subsidy.claim;

import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.http.ProblemException;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.Decide;
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

    private LocalDate claimedOn;
    private String claimedBy;
    private byte[] accountSealed;

    @Enumerated(EnumType.STRING)
    private ClaimStatus status;

    private BigDecimal amount;
    private UUID decisionId;
    private String decidedBy;
    private String approvedBy;
    private String paymentReference;
    private LocalDate paidOn;

    protected Claim() {} // for JPA

    /** @param claimedBy the caller's account; it owns the claim */
    static Claim submit(
            UUID id,
            Entitlement entitlement,
            Decide.Decided assessed,
            LocalDate claimedOn,
            String claimedBy,
            byte[] accountSealed) {
        var claim = new Claim();
        claim.id = id;
        claim.certificateNumber = entitlement.certificateNumber();
        claim.personId = entitlement.personId();
        claim.holderDigest = entitlement.holderDigest();
        claim.kind = AwardKind.SKILLS_UPGRADING;
        claim.claimedOn = claimedOn;
        claim.claimedBy = claimedBy;
        claim.accountSealed = accountSealed.clone();
        claim.status = ClaimStatus.SUBMITTED;
        claim.decide(assessed);
        return claim;
    }

    ClaimDecidedV1 decided(Decide.Decided decided, String by, Instant now) {
        become(
                switch (decided.assessment().outcome()) {
                    case GRANTED -> ClaimStatus.GRANTED;
                    case REFUSED -> ClaimStatus.REFUSED;
                    case REFERRED -> ClaimStatus.REFERRED;
                });
        decide(decided);
        decidedBy = by;
        return new ClaimDecidedV1(
                id,
                personId,
                certificateNumber,
                decided.assessment().outcome().name(),
                amount().toString(),
                decided.assessment().openRules(),
                now);
    }

    private void decide(Decide.Decided decided) {
        decisionId = decided.decisionId();
        amount = decided.assessment().amount().amount();
    }

    /** Payouts need two different people; the database holds it too. */
    void approve(String by) {
        if (by.equals(decidedBy)) {
            throw new ProblemException(
                    403, "two-people-needed", "Who decided a claim can't approve its payment as well.");
        }
        become(ClaimStatus.APPROVED);
        approvedBy = by;
    }

    SubsidyPaidV1 pay(String reference, LocalDate on, Instant now) {
        become(ClaimStatus.PAID);
        paymentReference = reference;
        paidOn = on;
        return new SubsidyPaidV1(id, personId, certificateNumber, amount().toString(), on, now);
    }

    void withdraw() {
        become(ClaimStatus.WITHDRAWN);
    }

    private void become(ClaimStatus next) {
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

    public LocalDate claimedOn() {
        return claimedOn;
    }

    boolean belongsTo(String account) {
        return claimedBy.equals(account);
    }

    byte[] accountSealed() {
        return accountSealed.clone();
    }

    public ClaimStatus status() {
        return status;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public UUID decisionId() {
        return decisionId;
    }

    public Optional<LocalDate> paidOn() {
        return Optional.ofNullable(paidOn);
    }
}
