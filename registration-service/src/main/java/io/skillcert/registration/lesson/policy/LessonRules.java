package io.skillcert.registration.lesson.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import io.skillcert.registration.lesson.policy.LessonFacts.Report;
import io.skillcert.registration.lesson.policy.Progress.LessonProgress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges what was learnt in lessons: the standard hours (LRN-02) and the lessons themselves (LRN-03). */
public final class LessonRules {

    private final Timeline<LessonHours> hours;

    public LessonRules(Timeline<LessonHours> hours) {
        this.hours = hours;
    }

    /** The minutes that count of a day, in all lessons together (LRN-02). */
    public int minutesOfDay(LocalDate day) {
        return hours.on(day).value().minutesOfDay();
    }

    /**
     * Judges the progress of an enrolment.
     *
     * @param until the last day whose reports count
     */
    public Progress progress(LessonFacts facts, LocalDate until) {
        var inForce = hours.on(until);
        var reports = facts.reports().stream()
                .filter(report -> !report.day().isAfter(until))
                .toList();
        var counted = latestOfLessonAndDay(reports);
        var lessons = lessons(facts.lessons(), reports, counted);
        int learnt = countedMinutes(counted) / inForce.value().minutesOfHour();
        boolean needsAll =
                inForce.value().levelsWithAllLessons().contains(facts.level().number());
        var missing = lessons.stream()
                .filter(lesson -> needsAll && !lesson.done())
                .map(LessonProgress::lesson)
                .toList();
        var findings = new ArrayList<Finding>();
        findings.add(hours(inForce, learnt, facts.requiredHours()));
        if (needsAll) {
            findings.add(allLessons(inForce, facts, missing));
        }
        return new Progress(lessons, learnt, facts.requiredHours(), missing, findings);
    }

    private static Finding hours(Dated<LessonHours> inForce, int learnt, int required) {
        return Finding.of(
                LearningRule.HOURS,
                learnt >= required,
                inForce.citation(),
                Map.of("hours", String.valueOf(learnt), "required", String.valueOf(required)));
    }

    private static Finding allLessons(Dated<LessonHours> inForce, LessonFacts facts, List<String> missing) {
        return Finding.of(
                LearningRule.ALL_LESSONS,
                missing.isEmpty(),
                inForce.citation(),
                Map.of("level", String.valueOf(facts.level().number()), "lessons", String.join(", ", missing)));
    }

    private static Collection<Report> latestOfLessonAndDay(List<Report> reports) {
        record LessonAndDay(String lesson, LocalDate day) {}
        var latest = new LinkedHashMap<LessonAndDay, Report>();
        reports.forEach(report -> latest.put(new LessonAndDay(report.lesson(), report.day()), report));
        return latest.values();
    }

    private static List<LessonProgress> lessons(List<String> codes, List<Report> reports, Collection<Report> counted) {
        var minutes = counted.stream().collect(groupingBy(Report::lesson, summingInt(Report::minutes)));
        var done = new LinkedHashMap<String, Boolean>();
        reports.forEach(report -> done.put(report.lesson(), report.done()));
        return codes.stream()
                .map(code -> new LessonProgress(code, minutes.getOrDefault(code, 0), done.getOrDefault(code, false)))
                .toList();
    }

    private int countedMinutes(Collection<Report> counted) {
        return counted.stream().collect(groupingBy(Report::day, summingInt(Report::minutes))).entrySet().stream()
                .mapToInt(day -> Math.min(day.getValue(), minutesOfDay(day.getKey())))
                .sum();
    }
}
