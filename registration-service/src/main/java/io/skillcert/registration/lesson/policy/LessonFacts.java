package io.skillcert.registration.lesson.policy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.List;

/**
 * What the progress of an enrolment is judged on.
 *
 * @param requiredHours the standard hours to reach
 * @param lessons the codes of all lessons for the level
 * @param reports what was reported, oldest first
 */
public record LessonFacts(SkillLevel level, int requiredHours, List<String> lessons, List<Report> reports) {

    /**
     * What was reported about a lesson and a day. Of several about both, the last one counts.
     *
     * @param minutes those of the day in the lesson
     * @param done whether the whole lesson has been learnt; the last report about the lesson counts
     */
    public record Report(String lesson, LocalDate day, int minutes, boolean done) {}

    public LessonFacts {
        lessons = List.copyOf(lessons);
        reports = List.copyOf(reports);
    }
}
