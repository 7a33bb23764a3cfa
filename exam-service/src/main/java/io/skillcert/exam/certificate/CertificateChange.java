package io.skillcert.exam.certificate;

import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A change of a certificate that one officer asks for and another decides. */
@Entity
@Table(name = "certificate_change")
public class CertificateChange {

    /** What is to become of the certificate. */
    public enum Kind {
        /** 更正: another one with the right name. */
        CORRECTION,
        /** 补发: another one, for it is lost or spoiled. */
        REISSUE,
        /** 撤销: it is void. */
        REVOCATION
    }

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String reason;
    private String sealedName;
    private String requestedBy;
    private Instant requestedAt;
    private Boolean approved;
    private String decidedBy;
    private Instant decidedAt;
    private String decidedBecause;
    private String newNumber;

    protected CertificateChange() {} // for JPA

    /** @param name the right one, for a correction alone */
    CertificateChange(UUID id, String number, Kind kind, String reason, Optional<String> name, FieldCipher cipher) {
        this.id = id;
        this.number = number;
        this.kind = kind;
        this.reason = reason;
        this.sealedName = name.map(text -> cipher.sealText(text, place())).orElse(null);
    }

    CertificateChange requested(String account, Instant at) {
        requestedBy = account;
        requestedAt = at;
        return this;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is decided, or the caller asked for it */
    void decide(boolean yes, String because, String account, Instant at) {
        if (approved != null) {
            throw CertificateProblems.changeDecided();
        }
        if (account.equals(requestedBy)) {
            throw CertificateProblems.samePerson();
        }
        approved = yes;
        decidedBecause = because;
        decidedBy = account;
        decidedAt = at;
    }

    void led(String to) {
        newNumber = to;
    }

    Optional<String> name(FieldCipher cipher) {
        return Optional.ofNullable(sealedName).map(text -> cipher.openText(text, place()));
    }

    private String place() {
        return FieldCipher.place("certificate_change", "sealed_name", id);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** Empty as long as nobody has decided. */
    public Optional<Boolean> approved() {
        return Optional.ofNullable(approved);
    }

    public Optional<String> newNumber() {
        return Optional.ofNullable(newNumber);
    }
}
