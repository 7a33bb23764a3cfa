package io.skillcert.exam.certificate;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A vocational skill level certificate (职业技能等级证书). */
@Entity
@Table(name = "certificate")
public class Certificate {

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

    private String sealedName;
    private String sealedDocument;
    private String replaces;
    private LocalDate reissuedOn;
    private LocalDate endedOn;

    @Column(insertable = false, updatable = false)
    private Long statusIndex;

    protected Certificate() {} // for JPA

    /** Whether it counts. */
    public enum Status {
        VALID,
        /** Another one stands in its place. */
        REPLACED,
        REVOKED
    }

    static Certificate issue(
            CertificateNumber number, ExamEntry holder, FieldCipher cipher, LocalDate issuedOn, Instant issuedAt) {
        var certificate = numbered(number);
        certificate.sealedName = holder.name(cipher)
                .map(name -> cipher.sealText(name, place("sealed_name", number.toString())))
                .orElse(null);
        certificate.sealedDocument = holder.document(cipher)
                .map(document -> cipher.sealText(document, place("sealed_document", number.toString())))
                .orElse(null);
        certificate.registrationId = holder.registrationId();
        certificate.personId = holder.personId();
        certificate.holderDigest = holder.holderDigest();
        certificate.batchId = holder.batchId();
        certificate.occupationCode = holder.occupationCode();
        certificate.issuedOn = issuedOn;
        certificate.issuedAt = issuedAt;
        return certificate;
    }

    private static Certificate numbered(CertificateNumber number) {
        var certificate = new Certificate();
        certificate.number = number.toString();
        certificate.level = (short) number.level().number();
        certificate.year = (short) number.year();
        certificate.serial = number.serial();
        certificate.status = Status.VALID;
        return certificate;
    }

    /** Another one in its place, which shows another name if there is one; this one is void. */
    Certificate replace(CertificateNumber newNumber, Optional<String> newName, FieldCipher cipher, LocalDate today) {
        end(Status.REPLACED, today);
        var next = numbered(newNumber);
        next.registrationId = registrationId;
        next.personId = personId;
        next.holderDigest = holderDigest;
        next.batchId = batchId;
        next.occupationCode = occupationCode;
        next.issuedOn = issuedOn;
        next.issuedAt = issuedAt;
        next.replaces = number;
        next.reissuedOn = today;
        next.sealedName = newName.or(() -> name(cipher))
                .map(name -> cipher.sealText(name, place("sealed_name", next.number)))
                .orElse(null);
        next.sealedDocument = document(cipher)
                .map(document -> cipher.sealText(document, place("sealed_document", next.number)))
                .orElse(null);
        return next;
    }

    void revoke(LocalDate today) {
        end(Status.REVOKED, today);
    }

    private void end(Status end, LocalDate today) {
        if (status != Status.VALID) {
            throw CertificateProblems.notValid(status);
        }
        status = end;
        endedOn = today;
    }

    private static String place(String column, String number) {
        return FieldCipher.place("certificate", column, number);
    }

    /** As it is printed; empty where none was told. */
    public Optional<String> name(FieldCipher cipher) {
        return Optional.ofNullable(sealedName).map(text -> cipher.openText(text, place("sealed_name", number)));
    }

    /** Type and masked number of the identity document; empty where none was told. */
    public Optional<String> document(FieldCipher cipher) {
        return Optional.ofNullable(sealedDocument).map(text -> cipher.openText(text, place("sealed_document", number)));
    }

    public boolean isHeldBy(String digest) {
        return holderDigest.equals(digest);
    }

    public Status status() {
        return status;
    }

    /** Its place in the status lists, which the database gives it; known once it is read back. */
    public long statusIndex() {
        return statusIndex;
    }

    Optional<LocalDate> reissuedOn() {
        return Optional.ofNullable(reissuedOn);
    }

    Optional<String> replaces() {
        return Optional.ofNullable(replaces);
    }

    Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    CertificateReissuedV1 reissued(String kind, Instant at) {
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
                at);
    }

    CertificateRevokedV1 revoked(Instant at) {
        return new CertificateRevokedV1(
                number, registrationId, personId, holderDigest, occupationCode, level, endedOn, at);
    }

    CertificateIssuedV1 issued() {
        return new CertificateIssuedV1(
                number, registrationId, personId, holderDigest, batchId, occupationCode, level, issuedOn, issuedAt);
    }

    public String number() {
        return number;
    }

    UUID registrationId() {
        return registrationId;
    }

    UUID personId() {
        return personId;
    }

    public String occupationCode() {
        return occupationCode;
    }

    public int level() {
        return level;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }
}
