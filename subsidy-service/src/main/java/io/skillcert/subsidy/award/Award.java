package io.skillcert.subsidy.award;

import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A place a holder has taken under the limits (SUB-04 to SUB-07, SUB-11). */
@Entity
@Table(name = "award")
public class Award {

    @Id
    private UUID id;

    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private AwardKind kind;

    private String occupationCode;
    private short level;
    private LocalDate claimedOn;
    private short year;
    private short place;
    private UUID claimId;

    @Enumerated(EnumType.STRING)
    private Status status;

    protected Award() {} // for JPA

    enum Status {
        RESERVED,
        AWARDED,
        RELEASED
    }

    Award(UUID id, String holderDigest, SubsidyFacts facts, int place, UUID claimId) {
        this.id = id;
        this.holderDigest = holderDigest;
        this.kind = facts.kind();
        this.occupationCode = facts.certificate().occupationCode();
        this.level = (short) facts.certificate().level().number();
        this.claimedOn = facts.claimedOn();
        this.year = (short) facts.claimedOn().getYear();
        this.place = (short) place;
        this.claimId = claimId;
        this.status = Status.RESERVED;
    }

    void release() {
        status = Status.RELEASED;
    }

    void award() {
        status = Status.AWARDED;
    }

    int place() {
        return place;
    }

    boolean isInYear(int other) {
        return year == other;
    }

    boolean isOfClaim(UUID claim) {
        return claimId.equals(claim);
    }

    SubsidyFacts.Award fact() {
        return new SubsidyFacts.Award(kind, Optional.of(occupationCode), Optional.of(SkillLevel.of(level)), claimedOn);
    }
}
