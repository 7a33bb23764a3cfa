package io.skillcert.registration.progress;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What exam-service has published about a registration: seats, result, certificate. */
@Entity
@Table(name = "exam_progress")
public class ExamProgress {

    @Id
    private UUID registrationId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String seats;

    private Instant hinderedAt;
    private String outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    private String subjects;

    private String[] resitSubjects;
    private LocalDate resitRegisterBy;
    private LocalDate publishedOn;
    private String certificateNumber;
    private LocalDate certificateIssuedOn;

    protected ExamProgress() {} // for JPA

    ExamProgress(UUID registrationId) {
        this.registrationId = registrationId;
    }

    UUID registrationId() {
        return registrationId;
    }

    void assignSeats(String seatsJson) {
        seats = seatsJson;
        hinderedAt = null;
    }

    /** Records that a public emergency has cancelled the session: there are no seats until others are assigned. */
    void setHindered(Instant at) {
        seats = null;
        hinderedAt = at;
    }

    /** When a public emergency cancelled the session (REG-12). */
    public Optional<Instant> hinderedAt() {
        return Optional.ofNullable(hinderedAt);
    }

    void publish(ResultPublishedV1 result, String subjectsJson) {
        setResult(result.outcome(), subjectsJson, result.resitSubjects(), result.resitRegisterBy());
        publishedOn = result.publishedOn();
    }

    /** Replaces the result after a score review. */
    void correct(ResultCorrectedV1 result, String subjectsJson) {
        setResult(result.outcome(), subjectsJson, result.resitSubjects(), result.resitRegisterBy());
    }

    private void setResult(String newOutcome, String subjectsJson, List<String> mayResit, LocalDate registerBy) {
        outcome = newOutcome;
        subjects = subjectsJson;
        resitSubjects = mayResit.toArray(String[]::new);
        resitRegisterBy = registerBy;
    }

    void setCertificate(CertificateIssuedV1 certificate) {
        certificateNumber = certificate.certificateNumber();
        certificateIssuedOn = certificate.issuedOn();
    }

    /** @param number the number of the new certificate; null if the certificate was revoked */
    void renumberCertificate(String number) {
        certificateNumber = number;
    }

    /** Whether exam-service has published anything of the registration yet. */
    public boolean isPublished() {
        return seats != null || hinderedAt != null || outcome != null || certificateNumber != null;
    }

    public String seatsJson() {
        return seats;
    }

    public String outcome() {
        return outcome;
    }

    public String subjectsJson() {
        return subjects;
    }

    public List<String> resitSubjects() {
        return resitSubjects == null ? List.of() : List.of(resitSubjects);
    }

    public Optional<LocalDate> resitRegisterBy() {
        return Optional.ofNullable(resitRegisterBy);
    }

    public Optional<LocalDate> publishedOn() {
        return Optional.ofNullable(publishedOn);
    }

    public Optional<String> certificateNumber() {
        return Optional.ofNullable(certificateNumber);
    }

    /** The day of issue of the certificate; it stays when the certificate is replaced. */
    public Optional<LocalDate> certificateIssuedOn() {
        return Optional.ofNullable(certificateIssuedOn);
    }
}
