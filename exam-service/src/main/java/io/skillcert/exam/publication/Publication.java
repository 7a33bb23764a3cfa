package io.skillcert.exam.publication;

import io.skillcert.exam.result.policy.ExamResultRules;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The publication of a batch's results (成绩公布): one act, with the days that follow from it. */
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

    protected Publication() {} // for JPA

    static Publication of(
            UUID batchId,
            LocalDate lastExamDay,
            LocalDate publishedOn,
            Instant publishedAt,
            int people,
            ExamResultRules policy) {
        var publication = new Publication();
        publication.batchId = batchId;
        publication.lastExamDay = lastExamDay;
        publication.dueOn = policy.publicationDueOn(lastExamDay);
        publication.publishedOn = publishedOn;
        publication.publishedAt = publishedAt;
        publication.reviewRequestBy = policy.reviewRequestBy(publishedOn);
        publication.reviewAnswerBy = policy.reviewAnswerBy(publishedOn);
        publication.certificateNotBefore = policy.certificateNotBefore(publishedOn);
        publication.people = people;
        return publication;
    }

    /** Everybody has been told. */
    void complete(Instant now) {
        completedAt = now;
    }

    boolean isComplete() {
        return completedAt != null;
    }

    /** Who was to be told when it was begun. */
    int people() {
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
