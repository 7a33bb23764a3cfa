package io.skillcert.exam.seating;

import io.skillcert.exam.result.policy.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One subject, one room, one time. */
@Entity
@Table(name = "exam_session")
public class ExamSession {

    @Id
    private UUID id;

    private UUID batchId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String site;
    private String room;
    private int seats;
    private Instant startsAt;

    protected ExamSession() {} // for JPA

    /** What an officer plans. */
    public record Plan(Subject subject, String site, String room, int seats, Instant startsAt) {}

    ExamSession(UUID id, UUID batchId, Plan plan) {
        this.id = id;
        this.batchId = batchId;
        this.subject = plan.subject();
        this.site = plan.site();
        this.room = plan.room();
        this.seats = plan.seats();
        this.startsAt = plan.startsAt();
    }

    UUID id() {
        return id;
    }

    public Subject subject() {
        return subject;
    }

    String site() {
        return site;
    }

    String room() {
        return room;
    }

    int seats() {
        return seats;
    }

    public Instant startsAt() {
        return startsAt;
    }
}
