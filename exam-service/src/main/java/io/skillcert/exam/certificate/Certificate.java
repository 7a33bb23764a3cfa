package io.skillcert.exam.certificate;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.entry.ExamEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
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

    protected Certificate() {} // for JPA

    static Certificate issue(CertificateNumber number, ExamEntry holder, LocalDate issuedOn, Instant issuedAt) {
        var certificate = new Certificate();
        certificate.number = number.toString();
        certificate.registrationId = holder.registrationId();
        certificate.personId = holder.personId();
        certificate.holderDigest = holder.holderDigest();
        certificate.batchId = holder.batchId();
        certificate.occupationCode = holder.occupationCode();
        certificate.level = (short) number.level().number();
        certificate.year = (short) number.year();
        certificate.serial = number.serial();
        certificate.issuedOn = issuedOn;
        certificate.issuedAt = issuedAt;
        return certificate;
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

    String occupationCode() {
        return occupationCode;
    }

    int level() {
        return level;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }
}
