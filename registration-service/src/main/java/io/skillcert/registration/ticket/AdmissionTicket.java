package io.skillcert.registration.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /**
     * A seat for one subject.
     *
     * @param address of the site; absent if the batch does not describe the site
     * @param endsAt with the candidate's extra time; absent for a subject without a duration (EXM-03)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sitting(
            ExamSubject subject,
            String site,
            String address,
            String room,
            int seat,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt) {}
}
