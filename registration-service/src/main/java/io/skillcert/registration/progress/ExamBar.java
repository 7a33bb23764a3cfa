package io.skillcert.registration.progress;

import io.skillcert.events.exam.CandidateBarredV1;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A person's bar from exams for misconduct (EXM-14). */
@Entity
@Table(name = "exam_bar")
class ExamBar {

    @Id
    private UUID registrationId;

    private UUID personId;
    private LocalDate barredUntil;

    protected ExamBar() {} // for JPA

    ExamBar(CandidateBarredV1 barred) {
        registrationId = barred.registrationId();
        personId = barred.personId();
        barredUntil = barred.barredUntil();
    }

    UUID personId() {
        return personId;
    }

    LocalDate barredUntil() {
        return barredUntil;
    }
}
