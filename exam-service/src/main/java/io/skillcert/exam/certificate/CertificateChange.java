package io.skillcert.exam.certificate;

import io.skillcert.exam.ExamProblem;
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

/** A correction, reissue or revocation of a certificate: requested by one officer and decided by another. */
@Entity
@Table(name = "certificate_change")
public class CertificateChange {

    public enum Kind {
        /** The certificate is replaced by one with the correct name (更正). */
        CORRECTION,
        /** The certificate is replaced because it is lost or damaged (补发). */
        REISSUE,
        /** The certificate becomes void (撤销). */
        REVOCATION
    }

    /**
     * What an officer requests.
     *
     * @param name the correct name, for a correction only
     */
    public record Request(String number, Kind kind, Optional<String> name, String reason) {}

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String reason;
    private String encryptedName;
    private String requestedBy;
    private Instant requestedAt;
    private Boolean approved;
    private String decidedBy;
    private Instant decidedAt;
    private String decidedBecause;
    private String newNumber;

    protected CertificateChange() {} // for JPA

    CertificateChange(UUID id, Request request, FieldCipher cipher, String requestedBy, Instant requestedAt) {
        this.id = id;
        this.number = request.number();
        this.kind = request.kind();
        this.reason = request.reason();
        this.encryptedName =
                request.name().map(text -> cipher.encryptText(text, place())).orElse(null);
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is already decided, or the account requested it */
    void decide(boolean approve, String because, String account, Instant at) {
        if (approved != null) {
            throw ExamProblem.CERTIFICATE_CHANGE_DECIDED.exception();
        }
        if (account.equals(requestedBy)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        approved = approve;
        decidedBecause = because;
        decidedBy = account;
        decidedAt = at;
    }

    void replacedBy(String number) {
        newNumber = number;
    }

    Optional<String> name(FieldCipher cipher) {
        return Optional.ofNullable(encryptedName).map(text -> cipher.decryptText(text, place()));
    }

    private String place() {
        return FieldCipher.place("certificate_change", "encrypted_name", id);
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

    /** Whether the change was approved; empty until it is decided. */
    public Optional<Boolean> approved() {
        return Optional.ofNullable(approved);
    }

    public Optional<String> newNumber() {
        return Optional.ofNullable(newNumber);
    }
}
