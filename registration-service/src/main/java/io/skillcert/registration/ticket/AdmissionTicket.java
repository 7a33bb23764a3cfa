package io.skillcert.registration.ticket;

import io.skillcert.registration.batch.ExamSubject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An admission ticket (准考证, REG-11) with site, room, seat and time of each subject.
 *
 * @param number the number of the registration, ten digits
 * @param identityNumber the masked identity number
 * @param code the content of the QR code, signed so that it can't be forged
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

    public record Sitting(ExamSubject subject, String site, String room, int seat, OffsetDateTime startsAt) {}
}
