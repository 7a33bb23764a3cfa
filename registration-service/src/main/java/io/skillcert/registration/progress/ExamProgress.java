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

/** What exam-service has told about a registration: seats, result, certificate. */
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

    void seated(String seatsJson) {
        seats = seatsJson;
        hinderedAt = null;
    }

    /** A public emergency prevents a session: until there are other seats, there are none. */
    void hindered(Instant at) {
        seats = null;
        hinderedAt = at;
    }

    /** Since when a public emergency hinders the person from sitting (REG-12). */
    public Optional<Instant> hinderedAt() {
        return Optional.ofNullable(hinderedAt);
    }

    void published(ResultPublishedV1 result, String subjectsJson) {
        stand(result.outcome(), subjectsJson, result.resitSubjects(), result.resitRegisterBy());
        publishedOn = result.publishedOn();
    }

    /** A score review changed a score: this stands instead. */
    void corrected(ResultCorrectedV1 result, String subjectsJson) {
        stand(result.outcome(), subjectsJson, result.resitSubjects(), result.resitRegisterBy());
    }

    private void stand(String newOutcome, String subjectsJson, List<String> mayResit, LocalDate registerBy) {
        outcome = newOutcome;
        subjects = subjectsJson;
        resitSubjects = mayResit.toArray(String[]::new);
        resitRegisterBy = registerBy;
    }

    void certified(CertificateIssuedV1 certificate) {
        certificateNumber = certificate.certificateNumber();
        certificateIssuedOn = certificate.issuedOn();
    }

    /** @param number of the certificate that counts now; null if none does */
    void reissued(String number) {
        certificateNumber = number;
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
}
