package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.COUNT;
import static io.skillcert.events.FieldFormat.NAME;
import static io.skillcert.events.FieldFormat.SUBJECT;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person's seat (座位) for each subject is assigned: the site, the room and the time.
 *
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param batchId the exam batch (考试批次)
 * @param seats the seats (座位), one for each subject
 * @param assignedAt when the seats were assigned (编排时间)
 */
@EventContract(topics = "exam.events")
public record SeatsAssignedV1(UUID registrationId, UUID personId, UUID batchId, List<Seat> seats, Instant assignedAt) {

    public static final String TYPE = "io.skillcert.exam.seats-assigned.v1";

    public SeatsAssignedV1 {
        Required.all(registrationId, personId, batchId, seats, assignedAt);
        seats = List.copyOf(seats);
    }

    /**
     * A seat (座位) for one subject.
     *
     * @param subject the subject (科目)
     * @param site the exam site (考点)
     * @param room the room (考场)
     * @param seat the number of the seat (座位号), counted from 1 within the room
     * @param startsAt when the session starts (开考时间)
     */
    public record Seat(
            @EventField(format = SUBJECT) String subject,
            @EventField(format = NAME) String site,
            @EventField(format = NAME) String room,
            @EventField(format = COUNT) int seat,
            Instant startsAt) {
        public Seat {
            Required.all(subject, site, room, startsAt);
        }
    }
}
