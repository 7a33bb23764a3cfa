package io.skillcert.registration.ticket;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.skillcert.registration.batch.ExamSubject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An admission ticket (准考证, REG-11): it states site, room, seat and time of each subject.
 *
 * @param number of the registration, ten digits
 * @param identityNumber masked
 * @param code what the QR code holds: signed, so that nobody can guess another's
 */
public record AdmissionTicket(
        UUID registrationId,
        String number,
        String batch,
        String occupation,
        int level,
        String name,
        String identityNumber,
        List<Sitting> sittings,
        String code) {

    public record Sitting(
            ExamSubject subject, String site, String room, int seat, @JsonProperty("startsAt") OffsetDateTime startsAt) {}
}
