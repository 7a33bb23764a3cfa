package io.skillcert.events.registration;

import io.skillcert.events.EventContract;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A confirmed registration was withdrawn (取消报名): the person does not sit.
 *
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param batchId the exam batch (考试批次)
 * @param cancelledAt when it was cancelled (取消时间)
 */
@EventContract(topics = "registration.events")
public record RegistrationCancelledV1(UUID registrationId, UUID personId, UUID batchId, Instant cancelledAt) {

    public static final String TYPE = "io.skillcert.registration.registration-cancelled.v1";

    public RegistrationCancelledV1 {
        Required.all(registrationId, personId, batchId, cancelledAt);
    }
}
