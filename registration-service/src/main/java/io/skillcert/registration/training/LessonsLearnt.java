package io.skillcert.registration.training;

import java.time.LocalDate;

/** What the log of lessons says about enrolments. The lesson feature implements it. */
public interface LessonsLearnt {

    /**
     * Requires that the log confirms a completion, if the institution has reported to it. Otherwise the enrolment is completed by the
     * institution's word, whatever the person has reported.
     *
     * @param hours the standard hours that the institution certifies
     * @param on the day of the completion
     * @throws io.skillcert.http.problem.ProblemException 409 naming what is missing
     */
    void requireComplete(TrainingEnrolment enrolment, TrainingCourse course, int hours, LocalDate on);
}
