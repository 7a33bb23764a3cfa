package io.skillcert.exam.publication;

import io.skillcert.policy.exam.ExamResultRules;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The publication of a batch's results (成绩公布), with the days that follow from it. */
@Entity
@Table(name = "publication")
public class Publication {

    @Id
    private UUID batchId;

    private LocalDate lastExamDay;
    private LocalDate dueOn;
    private LocalDate publishedOn;
    private Instant publishedAt;
    private LocalDate reviewRequestBy;
    private LocalDate reviewAnswerBy;
    private LocalDate certificateNotBefore;
    private int people;
    private Instant completedAt;
    private String traceparent;

    protected Publication() {} // for JPA

    /** @param traceparent the trace that its batches continue; null for none */
    static Publication of(
            UUID batchId,
            LocalDate lastExamDay,
            LocalDate publishedOn,
            Instant publishedAt,
            int people,
            ExamResultRules rules,
            String traceparent) {
        var publication = new Publication();
        publication.batchId = batchId;
        publication.lastExamDay = lastExamDay;
        publication.dueOn = rules.publicationDueOn(lastExamDay);
        publication.publishedOn = publishedOn;
        publication.publishedAt = publishedAt;
        publication.reviewRequestBy = rules.reviewRequestBy(publishedOn);
        publication.reviewAnswerBy = rules.reviewAnswerBy(publishedOn);
        publication.certificateNotBefore = rules.certificateNotBefore(publishedOn);
        publication.people = people;
        publication.traceparent = traceparent;
        return publication;
    }

    /** Marks it complete: from now on its results are shown. */
    void complete(Instant now) {
        completedAt = now;
    }

    /** The trace in which it was started; null if there was none. */
    String traceparent() {
        return traceparent;
    }

    public boolean isComplete() {
        return completedAt != null;
    }

    /** How many results it has. */
    public int people() {
        return people;
    }

    public UUID batchId() {
        return batchId;
    }

    public LocalDate lastExamDay() {
        return lastExamDay;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate publishedOn() {
        return publishedOn;
    }

    public LocalDate reviewRequestBy() {
        return reviewRequestBy;
    }

    public LocalDate reviewAnswerBy() {
        return reviewAnswerBy;
    }

    /** EXM-11: the first day after the score-review window. */
    public LocalDate certificateNotBefore() {
        return certificateNotBefore;
    }
}
