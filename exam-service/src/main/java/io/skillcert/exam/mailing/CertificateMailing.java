package io.skillcert.exam.mailing;

import io.skillcert.exam.ExamProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mailing of a printed certificate (邮寄) with postage paid on delivery (到付). The address is stored encrypted. */
@Entity
@Table(name = "certificate_mailing")
public class CertificateMailing {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;
    private byte[] encryptedAddress;
    private String askedBy;
    private Instant askedAt;
    private String carrier;
    private String tracking;
    private Instant sentAt;

    protected CertificateMailing() {} // for JPA

    CertificateMailing(UUID id, String number, String address, FieldCipher cipher, String askedBy, Instant askedAt) {
        this.id = id;
        this.number = number;
        this.encryptedAddress = cipher.encrypt(address, place());
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    /** @throws ProblemException 409 if it is already dispatched */
    void dispatch(String by, String trackingNumber, Instant at) {
        if (sentAt != null) {
            throw ExamProblem.MAILED_ALREADY.exception(sentAt);
        }
        carrier = by;
        tracking = trackingNumber;
        sentAt = at;
    }

    /** Telephone number and postal address; empty once they are erased. */
    public Optional<String> address(FieldCipher cipher) {
        return Optional.ofNullable(encryptedAddress).map(address -> cipher.decrypt(address, place()));
    }

    private String place() {
        return FieldCipher.place("certificate_mailing", "encrypted_address", id);
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

    public Instant askedAt() {
        return askedAt;
    }

    public Optional<String> carrier() {
        return Optional.ofNullable(carrier);
    }

    public Optional<String> tracking() {
        return Optional.ofNullable(tracking);
    }

    /** When it was dispatched; empty while it waits. */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }
}
