package io.skillcert.registration.practice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Items that an account practises, or the paper of its mock exam (模拟测验). */
@Entity
@Table(name = "practice_set")
public class PracticeSet {

    /** What the items are for. */
    enum Kind {
        /** Each answer is marked and explained at once. */
        PRACTICE,
        /** All answers are marked and explained after the submission. */
        MOCK_EXAM
    }

    @Id
    private UUID id;

    private String account;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private short level;
    private String[] items;
    private Instant createdAt;
    private Instant deadline;
    private Instant submittedAt;
    private BigDecimal points;
    private BigDecimal maximum;

    protected PracticeSet() {} // for JPA

    private PracticeSet(UUID id, String account, Kind kind, int level, List<PracticeItem> items, Instant now) {
        this.id = id;
        this.account = account;
        this.kind = kind;
        this.level = (short) level;
        this.items = items.stream().map(PracticeItem::id).toArray(String[]::new);
        this.createdAt = now;
    }

    static PracticeSet practice(UUID id, String account, int level, List<PracticeItem> items, Instant now) {
        return new PracticeSet(id, account, Kind.PRACTICE, level, items, now);
    }

    static PracticeSet mockExam(
            UUID id, String account, int level, List<PracticeItem> items, Instant now, Instant deadline) {
        var exam = new PracticeSet(id, account, Kind.MOCK_EXAM, level, items, now);
        exam.deadline = deadline;
        return exam;
    }

    void submit(BigDecimal points, BigDecimal maximum, Instant now) {
        this.points = points;
        this.maximum = maximum;
        this.submittedAt = now;
    }

    public UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    public int level() {
        return level;
    }

    /** The ids of the items, by position. */
    public List<String> items() {
        return List.of(items);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The last moment of a mock exam; null for a practice set. */
    public Instant deadline() {
        return deadline;
    }

    public Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    public Optional<BigDecimal> points() {
        return Optional.ofNullable(points);
    }

    public Optional<BigDecimal> maximum() {
        return Optional.ofNullable(maximum);
    }

    /** When a mock exam that is over ended: at its submission, or at the deadline if it was submitted later. */
    Instant endedAt() {
        return submittedAt != null && submittedAt.isBefore(deadline) ? submittedAt : deadline;
    }

    boolean isOverAt(Instant now) {
        return submittedAt != null || now.isAfter(deadline);
    }
}
