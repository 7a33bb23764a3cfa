package io.skillcert.exam.certificate;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A vocational skill level certificate (职业技能等级证书). */
@Entity
@Table(name = "certificate")
public class Certificate {

    private static final int CODE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private String number;

    private UUID registrationId;
    private UUID personId;
    private String holderDigest;
    private UUID batchId;
    private String occupationCode;
    private short level;
    private short year;
    private int serial;
    private LocalDate issuedOn;
    private Instant issuedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String encryptedName;
    private String encryptedDocument;
    private String code;
    private String replaces;
    private LocalDate reissuedOn;
    private LocalDate endedOn;

    @Column(insertable = false, updatable = false)
    private Long statusIndex;

    protected Certificate() {} // for JPA

    public enum Status {
        VALID,
        /** Another certificate was issued in its place. */
        REPLACED,
        REVOKED
    }

    private Certificate(CertificateNumber number) {
        this.number = number.toString();
        this.level = (short) number.level().number();
        this.year = (short) number.year();
        this.serial = number.serial();
        this.status = Status.VALID;
        this.code = newCode();
    }

    private static String newCode() {
        var bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Issues a certificate.
     *
     * @param key what decrypts under the holder's key; null if the entry has no name
     */
    static Certificate issue(
            CertificateNumber number,
            ExamEntry holder,
            FieldCipher key,
            FieldCipher cipher,
            LocalDate issuedOn,
            Instant issuedAt) {
        var certificate = new Certificate(number);
        certificate.encrypt(holder.name(key), holder.document(key), cipher);
        certificate.registrationId = holder.registrationId();
        certificate.personId = holder.personId();
        certificate.holderDigest = holder.holderDigest();
        certificate.batchId = holder.batchId();
        certificate.occupationCode = holder.occupationCode();
        certificate.issuedOn = issuedOn;
        certificate.issuedAt = issuedAt;
        return certificate;
    }

    private void encrypt(Optional<String> name, Optional<String> document, FieldCipher cipher) {
        encryptedName = name.map(text -> cipher.encryptText(text, place("encrypted_name")))
                .orElse(null);
        encryptedDocument = document.map(text -> cipher.encryptText(text, place("encrypted_document")))
                .orElse(null);
    }

    /**
     * Replaces this certificate by a new one.
     *
     * @param newName the corrected name; if empty, the name stays
     */
    Certificate replace(CertificateNumber newNumber, Optional<String> newName, FieldCipher cipher, LocalDate today) {
        end(Status.REPLACED, today);
        var next = new Certificate(newNumber);
        next.registrationId = registrationId;
        next.personId = personId;
        next.holderDigest = holderDigest;
        next.batchId = batchId;
        next.occupationCode = occupationCode;
        next.issuedOn = issuedOn;
        next.issuedAt = issuedAt;
        next.replaces = number;
        next.reissuedOn = today;
        next.encrypt(newName.or(() -> name(cipher)), document(cipher), cipher);
        return next;
    }

    void revoke(LocalDate today) {
        end(Status.REVOKED, today);
    }

    private void end(Status end, LocalDate today) {
        if (status != Status.VALID) {
            throw ExamProblem.CERTIFICATE_NOT_VALID.exception(status);
        }
        status = end;
        endedOn = today;
    }

    private String place(String column) {
        return FieldCipher.place("certificate", column, number);
    }

    /** The holder's name as it is printed; empty if the registration did not carry it or it was erased. */
    public Optional<String> name(FieldCipher cipher) {
        return Optional.ofNullable(encryptedName).map(text -> cipher.decryptText(text, place("encrypted_name")));
    }

    /** The type and masked number of the identity document; empty if the registration did not carry it. */
    public Optional<String> document(FieldCipher cipher) {
        return Optional.ofNullable(encryptedDocument)
                .map(text -> cipher.decryptText(text, place("encrypted_document")));
    }

    /** The random code in the QR code, by which somebody who has the printed certificate verifies it. */
    public String code() {
        return code;
    }

    public Status status() {
        return status;
    }

    /** The index in the status lists. The database assigns it, so it is known once the certificate has been read. */
    public long statusIndex() {
        return statusIndex;
    }

    public Optional<LocalDate> reissuedOn() {
        return Optional.ofNullable(reissuedOn);
    }

    public Optional<String> replaces() {
        return Optional.ofNullable(replaces);
    }

    public Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    /**
     * The event that it was issued in the place of another.
     *
     * @param key what encrypts under the holder's key; empty if the key is not known, and the event has no name
     * @param actingAccounts the digests of the accounts that may act for the holder
     */
    CertificateReissuedV1 reissued(
            String kind, List<String> actingAccounts, Optional<FieldCipher> key, FieldCipher cipher, Instant at) {
        return new CertificateReissuedV1(
                number,
                replaces,
                kind,
                registrationId,
                personId,
                holderDigest,
                batchId,
                occupationCode,
                level,
                issuedOn,
                reissuedOn,
                at,
                nameInEvent(key, cipher),
                actingAccounts);
    }

    CertificateRevokedV1 revoked(Instant at) {
        return new CertificateRevokedV1(
                number, registrationId, personId, holderDigest, occupationCode, level, endedOn, at);
    }

    /**
     * The event that it was issued.
     *
     * @param key what encrypts under the holder's key; empty if the key is not known, and the event has no name
     * @param actingAccounts the digests of the accounts that may act for the holder
     */
    CertificateIssuedV1 issued(List<String> actingAccounts, Optional<FieldCipher> key, FieldCipher cipher) {
        return new CertificateIssuedV1(
                number,
                registrationId,
                personId,
                holderDigest,
                batchId,
                occupationCode,
                level,
                issuedOn,
                issuedAt,
                nameInEvent(key, cipher),
                actingAccounts);
    }

    private String nameInEvent(Optional<FieldCipher> key, FieldCipher cipher) {
        return key.flatMap(person -> name(cipher)
                        .map(text -> person.encryptText(text, CertificateIssuedV1.place("encryptedName", number))))
                .orElse(null);
    }

    public String number() {
        return number;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public UUID personId() {
        return personId;
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
}
