package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.Decide;
import io.skillcert.subsidy.assessment.policy.Assessment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a certificate entitles its holder to, as assessed when it was issued. A claim is decided anew. */
@Entity
@Table(name = "entitlement")
public class Entitlement {

    @Id
    private UUID id;

    private String certificateNumber;
    private UUID personId;
    private String holderDigest;
    private String occupationCode;
    private short level;
    private LocalDate issuedOn;

    @Enumerated(EnumType.STRING)
    private Assessment.Outcome outcome;

    private BigDecimal amount;
    private LocalDate lastDayToClaim;
    private UUID decisionId;
    private Instant assessedAt;
    private LocalDate revokedOn;

    protected Entitlement() {} // for JPA

    static Entitlement of(UUID id, CertificateIssuedV1 certificate, Decide.Decided decided, Instant now) {
        var entitlement = new Entitlement();
        entitlement.id = id;
        entitlement.certificateNumber = certificate.certificateNumber();
        entitlement.personId = certificate.personId();
        entitlement.holderDigest = certificate.holderDigest();
        entitlement.occupationCode = certificate.occupationCode();
        entitlement.level = (short) certificate.level();
        entitlement.issuedOn = certificate.issuedOn();
        entitlement.outcome = decided.assessment().outcome();
        entitlement.amount = decided.assessment().amount().amount();
        entitlement.lastDayToClaim = decided.assessment().lastDayToClaim().orElse(null);
        entitlement.decisionId = decided.decisionId();
        entitlement.assessedAt = now;
        return entitlement;
    }

    /** Another number stands in the place of its own; the day of issue stays. */
    void reissued(String number) {
        certificateNumber = number;
    }

    void revoked(LocalDate on) {
        revokedOn = on;
    }

    /** Whether the certificate does not count any more. */
    public boolean isRevoked() {
        return revokedOn != null;
    }

    EntitlementAssessedV1 assessed(Assessment assessment) {
        return new EntitlementAssessedV1(
                id,
                personId,
                certificateNumber,
                outcome.name(),
                amount().toString(),
                assessment.openRules(),
                lastDayToClaim,
                assessedAt);
    }

    public UUID id() {
        return id;
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

    public String occupationCode() {
        return occupationCode;
    }

    public SkillLevel level() {
        return SkillLevel.of(level);
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public Assessment.Outcome outcome() {
        return outcome;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public Optional<LocalDate> lastDayToClaim() {
        return Optional.ofNullable(lastDayToClaim);
    }

    public UUID decisionId() {
        return decisionId;
    }
}
