package io.skillcert.registration.lesson;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What was reported about a lesson and a day. A later report about both replaces an earlier one, and both stay in the log. */
@Entity
@Table(name = "lesson_log")
class LessonReport {

    @Id
    private UUID id;

    private UUID enrolmentId;
    private int sequenceNo;
    private String lesson;
    private String lessonVersion;
    private LocalDate learntOn;
    private int minutes;
    private boolean done;
    private int dayLimit;
    private String reportedBy;
    private boolean byInstitution;
    private Instant reportedAt;

    protected LessonReport() {} // for JPA

    /**
     * What is reported.
     *
     * @param minutes all that was learnt in the lesson on the day
     * @param done whether the whole lesson has been learnt
     */
    record Learnt(Lesson lesson, LocalDate on, int minutes, boolean done) {}

    /**
     * Who reports, and when.
     *
     * @param isInstitution whether the account acts for the institution of the course
     */
    record Reporter(String account, boolean isInstitution, Instant at) {}

    /**
     * A report that follows all others about the enrolment.
     *
     * @param dayLimit the minutes that may be learnt on the day in all lessons
     */
    LessonReport(UUID id, UUID enrolmentId, int sequenceNo, Learnt learnt, int dayLimit, Reporter reporter) {
        this.id = id;
        this.enrolmentId = enrolmentId;
        this.sequenceNo = sequenceNo;
        this.lesson = learnt.lesson().code();
        this.lessonVersion = learnt.lesson().version();
        this.learntOn = learnt.on();
        this.minutes = learnt.minutes();
        this.done = learnt.done();
        this.dayLimit = dayLimit;
        this.reportedBy = reporter.account();
        this.byInstitution = reporter.isInstitution();
        this.reportedAt = reporter.at();
    }

    /** Whether it is the same report: by the institution as well, or by the person as well. */
    boolean says(Learnt learnt, Reporter reporter) {
        return byInstitution == reporter.isInstitution()
                && lesson.equals(learnt.lesson().code())
                && learntOn.equals(learnt.on())
                && minutes == learnt.minutes()
                && done == learnt.done();
    }

    /** Whether the institution made the report, which makes the log binding. */
    boolean isByInstitution() {
        return byInstitution;
    }

    String lesson() {
        return lesson;
    }

    LocalDate learntOn() {
        return learntOn;
    }

    int minutes() {
        return minutes;
    }

    boolean isDone() {
        return done;
    }
}
