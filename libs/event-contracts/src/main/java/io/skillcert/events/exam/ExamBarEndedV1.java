package io.skillcert.events.exam;

import io.skillcert.events.EventContract;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A person's bar from exams (EXM-14) ended before its day, because an objection was upheld (禁考提前解除).
 *
 * @param registrationId the registration (报名) of the sitting
 * @param personId the person (个人), which is the key of the record
 * @param endedAt when the bar ended (解除时间)
 */
@EventContract(topics = "exam.events")
public record ExamBarEndedV1(UUID registrationId, UUID personId, Instant endedAt) {

    public static final String TYPE = "io.skillcert.exam.exam-bar-ended.v1";

    public ExamBarEndedV1 {
        Required.all(registrationId, personId, endedAt);
    }
}
