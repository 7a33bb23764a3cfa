package io.skillcert.registration.lesson.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import java.util.List;

/**
 * How far a person has come with the lessons of a course.
 *
 * @param lessons all lessons for the level
 * @param standardHours the whole standard hours learnt so far
 * @param requiredHours the standard hours to reach
 * @param missingLessons the codes of the lessons that are still needed; none at a level that needs only the hours
 * @param findings LRN-02, and LRN-03 at a level that needs every lesson
 */
public record Progress(
        List<LessonProgress> lessons,
        int standardHours,
        int requiredHours,
        List<String> missingLessons,
        List<Finding> findings) {

    /**
     * How far a person has come with one lesson.
     *
     * @param minutes those of all days
     */
    public record LessonProgress(String lesson, int minutes, boolean done) {}

    public Progress {
        lessons = List.copyOf(lessons);
        missingLessons = List.copyOf(missingLessons);
        findings = List.copyOf(findings);
    }

    public int missingHours() {
        return Math.max(0, requiredHours - standardHours);
    }

    public boolean isComplete() {
        return Verdict.ofAll(findings) == Verdict.MET;
    }
}
