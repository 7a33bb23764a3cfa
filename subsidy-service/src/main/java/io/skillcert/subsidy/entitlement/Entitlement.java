package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.subsidy.assessment.DecideSubsidy.Decided;
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

/** What a certificate entitles its holder to claim, as assessed when it was issued. A claim has a decision of its own. */
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
    private Outcome outcome;

    private BigDecimal amount;
    private LocalDate lastDayToClaim;
    private boolean lastDayProvisional;
    private UUID decisionId;
    private Instant assessedAt;
    private LocalDate revokedOn;
    private Short remindedFor;
    private LocalDate expiredOn;
    private byte[] encryptedName;
    private String nameInEvent;

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

    /** Records the decision on it, the first or a later one. */
    EntitlementAssessedV1 assessed(Decided decided) {
        var decision = decided.decision();
        outcome = decision.outcome();
        amount = decision.amount().amount();
        lastDayToClaim = decision.lastDayToClaim().orElse(null);
        lastDayProvisional = decision.lastDayProvisional();
        decisionId = decided.record().id();
        assessedAt = decided.record().decidedAt();
        return new EntitlementAssessedV1(
                id,
                personId,
                certificateNumber,
                outcome.name(),
                amount().toString(),
                decision.openRules(),
                lastDayToClaim,
                assessedAt);
    }

    /** Replaces the number of the certificate; the day of issue stays. */
    void reissued(String number) {
        certificateNumber = number;
    }

    /**
     * Records the name on the certificate.
     *
     * @param encrypted encrypted for this row; null if the key of the name in the event is not known yet
     * @param inEvent encrypted under the person's key
     */
    void named(byte[] encrypted, String inEvent) {
        encryptedName = encrypted;
        nameInEvent = encrypted == null ? inEvent : null;
    }

    Optional<String> nameInEvent() {
        return Optional.ofNullable(nameInEvent);
    }

    Optional<byte[]> encryptedName() {
        return Optional.ofNullable(encryptedName);
    }

    void revoked(LocalDate on) {
        revokedOn = on;
    }

    public boolean isRevoked() {
        return revokedOn != null;
    }

    /** @param days the days before the last day to claim on which the reminder is due */
    ClaimReminderDueV1 remind(int days, Instant now) {
        remindedFor = (short) days;
        return new ClaimReminderDueV1(id, personId, certificateNumber, lastDayToClaim, days, now);
    }

    /** Whether the reminder, or one of fewer days, was sent. */
    boolean isRemindedFor(int days) {
        return remindedFor != null && remindedFor <= days;
    }

    /** Whether the last day was counted without the calendar that is announced now. */
    boolean isCountedProvisionally(LocalDate announcedUntil) {
        return lastDayProvisional && !lastDayToClaim.isAfter(announcedUntil);
    }

    boolean isPastLastDay(LocalDate today) {
        return lastDayToClaim.isBefore(today);
    }

    /** Expires it on the day after the last day to claim, whenever the job has run. */
    EntitlementExpiredV1 expire(Instant now) {
        expiredOn = lastDayToClaim.plusDays(1);
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

    public Outcome outcome() {
        return outcome;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    /** The last day to claim, as the holder was told; empty where no rules are in force. */
    public Optional<LocalDate> lastDayToClaim() {
        return Optional.ofNullable(lastDayToClaim);
    }

    /** Whether the last day to claim lies past the last announced year of the calendar. */
    public boolean isLastDayProvisional() {
        return lastDayProvisional;
    }

    public Optional<LocalDate> revokedOn() {
        return Optional.ofNullable(revokedOn);
    }

    public Optional<LocalDate> expiredOn() {
        return Optional.ofNullable(expiredOn);
    }

    public Instant assessedAt() {
        return assessedAt;
    }

    public UUID decisionId() {
        return decisionId;
    }
}
