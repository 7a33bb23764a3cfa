package io.skillcert.events.exam;

import io.skillcert.events.EventContract;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person is barred from registering for exams until a day, for misconduct (违纪, EXM-14).
 *
 * @param registrationId the registration (报名) of the sitting
 * @param personId the person (个人), which is the key of the record
 * @param barredUntil the last day of the bar (禁考截止日)
 * @param decidedAt when it was decided (处理时间)
 */
@EventContract(topics = "exam.events")
public record CandidateBarredV1(UUID registrationId, UUID personId, LocalDate barredUntil, Instant decidedAt) {

    public static final String TYPE = "io.skillcert.exam.candidate-barred.v1";

    public CandidateBarredV1 {
        Required.all(registrationId, personId, barredUntil, decidedAt);
    }
}
