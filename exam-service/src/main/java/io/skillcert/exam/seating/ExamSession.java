package io.skillcert.exam.seating;

import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An exam session: one subject in one room at one time. */
@Entity
@Table(name = "exam_session")
public class ExamSession {

    private static final Duration DOORS_OPEN_BEFORE = Duration.ofHours(1);

    @Id
    private UUID id;

    private UUID batchId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String site;
    private String room;
    private int seats;
    private int seatsPerRow;
    private boolean accessible;
    private Instant startsAt;
    private Instant endsAt;
    private Instant cancelledAt;
    private String cancelledBy;
    private String cancelledBecause;

    protected ExamSession() {} // for JPA

    /** The fields by which a session is found again in a later plan. */
    record Identity(Subject subject, String site, String room, Instant startsAt) {}

    /**
     * A planned session.
     *
     * @param seatsPerRow the number of seats side by side
     * @param accessible whether the room is accessible to everybody
     * @param endsAt until when the room is available
     */
    public record Plan(
            Subject subject,
            String site,
            String room,
            int seats,
            int seatsPerRow,
            boolean accessible,
            Instant startsAt,
            Instant endsAt) {
        Identity identity() {
            return new Identity(subject, site, room, startsAt);
        }

        Plan endingAt(Instant end) {
            return new Plan(subject, site, room, seats, seatsPerRow, accessible, startsAt, end);
        }
    }

    ExamSession(UUID id, UUID batchId, Plan plan) {
        this.id = id;
        this.batchId = batchId;
        this.subject = plan.subject();
        this.site = plan.site();
        this.room = plan.room();
        this.startsAt = plan.startsAt();
        change(plan);
    }

    final void change(Plan plan) {
        seats = plan.seats();
        seatsPerRow = plan.seatsPerRow();
        accessible = plan.accessible();
        endsAt = plan.endsAt();
    }

    Identity identity() {
        return new Identity(subject, site, room, startsAt);
    }

    /** Whether the session is planned without any change. */
    boolean equalsPlan(Plan plan) {
        return plan.equals(new Plan(subject, site, room, seats, seatsPerRow, accessible, startsAt, endsAt));
    }

    /** Cancels the session for a public emergency. */
    public void cancel(String reason, String account, Instant now) {
        cancelledAt = now;
        cancelledBy = account;
        cancelledBecause = reason;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** When check-in begins. From then on the session can't be changed. */
    public Instant doorsOpenAt() {
        return startsAt.minus(DOORS_OPEN_BEFORE);
    }

    boolean areDoorsOpen(Instant now) {
        return !doorsOpenAt().isAfter(now);
    }

    public boolean hasBegun(Instant now) {
        return !startsAt.isAfter(now);
    }

    public UUID id() {
        return id;
    }

    public UUID batchId() {
        return batchId;
    }

    public Subject subject() {
        return subject;
    }

    public String site() {
        return site;
    }

    public String room() {
        return room;
    }

    public int seats() {
        return seats;
    }

    public int seatsPerRow() {
        return seatsPerRow;
    }

    public boolean isAccessible() {
        return accessible;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }
}
