package io.skillcert.subsidy.award;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.settlement.Settlement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An award that counts towards a holder's limits (SUB-04 to SUB-07, SUB-11): reserved or awarded by a claim, or granted by
 * another body.
 */
@Entity
@Table(name = "award")
public class Award {

    @Id
    private UUID id;

    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private AwardKind kind;

    private String occupationCode;
    private Short level;
    private LocalDate claimedOn;
    private short year;
    private UUID claimId;
    private String grantedBy;
    private String reference;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Settlement settlement;

    protected Award() {} // for JPA

    public enum Status {
        /** A pending claim holds it. */
        RESERVED,
        AWARDED,
        /** The claim was refused, was withdrawn or has expired; the award no longer counts. */
        RELEASED,
        /** Another body granted it although the limit was reached. It counts, and an officer should look at it. */
        OVER_LIMIT,
        /** It was recorded by mistake, as two people have stated; it no longer counts. */
        VOIDED
    }

    static Award reserved(UUID id, String holderDigest, SubsidyFacts facts, UUID claimId) {
        var certificate = facts.certificate();
        var award = of(id, holderDigest, facts.kind(), facts.claimedOn());
        award.occupationCode = certificate.occupationCode();
        award.level = (short) certificate.level().number();
        award.claimId = claimId;
        award.status = Status.RESERVED;
        return award;
    }

    static Award external(UUID id, String holderDigest, ExternalAward granted, Status status) {
        var award = of(id, holderDigest, granted.kind(), granted.claimedOn());
        award.occupationCode = granted.occupationCode().orElse(null);
        award.level = granted.level().map(level -> (short) level.number()).orElse(null);
        award.grantedBy = granted.grantedBy();
        award.reference = granted.reference();
        award.status = status;
        return award;
    }

    private static Award of(UUID id, String holderDigest, AwardKind kind, LocalDate claimedOn) {
        var award = new Award();
        award.id = id;
        award.holderDigest = holderDigest;
        award.kind = kind;
        award.claimedOn = claimedOn;
        award.year = (short) claimedOn.getYear();
        return award;
    }

    void release() {
        status = Status.RELEASED;
    }

    void reserveAgain() {
        status = Status.RESERVED;
    }

    /** How the award is voided. */
    public Settlement settlement() {
        if (settlement == null) { // Hibernate reads an embeddable without values as null
            settlement = new Settlement();
        }
        return settlement;
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the same person has proposed it, 409 if nobody has */
    void voided(String by, Instant at) {
        settlement().confirm(by, at);
        status = Status.VOIDED;
    }

    void award() {
        status = Status.AWARDED;
    }

    public UUID id() {
        return id;
    }

    public AwardKind kind() {
        return kind;
    }

    public LocalDate claimedOn() {
        return claimedOn;
    }

    public Optional<String> occupationCode() {
        return Optional.ofNullable(occupationCode);
    }

    public Optional<SkillLevel> level() {
        return Optional.ofNullable(level).map(SkillLevel::of);
    }

    public Optional<UUID> claimId() {
        return Optional.ofNullable(claimId);
    }

    public Optional<String> grantedBy() {
        return Optional.ofNullable(grantedBy);
    }

    Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    String holderDigest() {
        return holderDigest;
    }

    public Status status() {
        return status;
    }

    /** Whether the external award is this one, whatever its status is. */
    boolean isSameAs(String holder, ExternalAward granted) {
        return holderDigest.equals(holder)
                && kind == granted.kind()
                && claimedOn.equals(granted.claimedOn())
                && occupationCode().equals(granted.occupationCode())
                && level().equals(granted.level());
    }

    boolean isInYear(int other) {
        return year == other;
    }

    boolean isOfClaim(UUID claim) {
        return claim.equals(claimId);
    }

    SubsidyFacts.Award toFact() {
        return new SubsidyFacts.Award(kind, occupationCode(), level(), claimedOn);
    }
}
