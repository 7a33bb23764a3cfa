package io.skillcert.registration.progress;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.registration.eligibility.CandidateFacts.Certificate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A certificate that exam-service has issued to a person. */
@Entity
@Table(name = "certificate_held")
class CertificateHeld {

    @Id
    private String certificateNumber;

    private UUID personId;
    private String occupationCode;
    private short level;
    private LocalDate issuedOn;

    protected CertificateHeld() {} // for JPA

    CertificateHeld(CertificateIssuedV1 issued) {
        certificateNumber = issued.certificateNumber();
        personId = issued.personId();
        occupationCode = issued.occupationCode();
        level = (short) issued.level();
        issuedOn = issued.issuedOn();
    }

    UUID personId() {
        return personId;
    }

    /** The certificate as a fact: relevant, because only those of the registration's occupation are read. */
    Certificate fact() {
        return new Certificate((int) level, issuedOn, true);
    }
}
