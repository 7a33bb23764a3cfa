package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
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

/** What a certificate entitles its holder to, as assessed when it was issued. A claim is decided anew. */
@Entity
@Table(name = "entitlement")
public class Entitlement {

    @Id
    private UUID id;

    @Version
    private long version;

    private String certificateNumber;
    private UUID personId;
    private String holderDigest;
    private String occupationCode;
    private short level;
    private LocalDate issuedOn;

    @Enumerated(EnumType.STRING)
    private SubsidyDecision.Outcome outcome;

    private BigDecimal amount;
    private LocalDate lastDayToClaim;
    private boolean lastDayProvisional;
    private UUID decisionId;
    private Instant assessedAt;
    private LocalDate revokedOn;
    private Short remindedFor;
    private LocalDate expiredOn;

    protected Entitlement() {} // for JPA

    static Entitlement of(UUID id, CertificateIssuedV1 certificate) {
        var entitlement = new Entitlement();
        entitlement.id = id;
        entitlement.certificateNumber = certificate.certificateNumber();
        entitlement.personId = certificate.personId();
        entitlement.holderDigest = certificate.holderDigest();
        entitlement.occupationCode = certificate.occupationCode();
        entitlement.level = (short) certificate.level();
        entitlement.issuedOn = certificate.issuedOn();
        return entitlement;
    }

    /** Also anew, when its certificate or the calendar has changed. */
    EntitlementAssessedV1 assessed(DecideSubsidy.Decided decided, Instant now) {
        var assessment = decided.decision();
        outcome = assessment.outcome();
        amount = assessment.amount().amount();
        lastDayToClaim = assessment.lastDayToClaim().orElse(null);
        lastDayProvisional = assessment.lastDayProvisional();
        decisionId = decided.decisionId();
        assessedAt = now;
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

    /** @param days how many days before the last one this reminder was due */
    ClaimReminderDueV1 remind(int days, Instant now) {
        remindedFor = (short) days;
        return new ClaimReminderDueV1(id, personId, certificateNumber, lastDayToClaim, days, now);
    }

    EntitlementExpiredV1 expire(LocalDate on, Instant now) {
        expiredOn = on;
        return new EntitlementExpiredV1(id, personId, certificateNumber, lastDayToClaim, now);
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

    public SubsidyDecision.Outcome outcome() {
        return outcome;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    /** As the holder was told. Empty where no rules are in force. */
    public Optional<LocalDate> lastDayToClaim() {
        return Optional.ofNullable(lastDayToClaim);
    }

    /** It lies past the last announced year of the calendar. */
    public boolean isLastDayProvisional() {
        return lastDayProvisional;
    }

    public Optional<LocalDate> revokedOn() {
        return Optional.ofNullable(revokedOn);
    }

    public Optional<LocalDate> expiredOn() {
        return Optional.ofNullable(expiredOn);
    }

    public UUID decisionId() {
        return decisionId;
    }
}
