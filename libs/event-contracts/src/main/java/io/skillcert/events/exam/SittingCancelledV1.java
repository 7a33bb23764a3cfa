package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.SUBJECT;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A session in which a person was to sit a subject does not take place for the person (取消考试): a public emergency
 * (公共突发事件) prevents it (REG-12), or the registration was confirmed after the publication of the batch had started.
 *
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param batchId the exam batch (考试批次)
 * @param subject the subject (科目)
 * @param startsAt when the session that does not take place would start (开考时间)
 * @param cancelledAt when it was cancelled (取消时间)
 */
@EventContract(topics = "exam.events")
public record SittingCancelledV1(
        UUID registrationId,
        UUID personId,
        UUID batchId,
        @EventField(format = SUBJECT) String subject,
        Instant startsAt,
        Instant cancelledAt) {

    public static final String TYPE = "io.skillcert.exam.sitting-cancelled.v1";

    public SittingCancelledV1 {
        Required.all(registrationId, personId, batchId, subject, startsAt, cancelledAt);
    }
}
