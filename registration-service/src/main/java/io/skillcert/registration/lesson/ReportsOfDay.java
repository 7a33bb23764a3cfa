package io.skillcert.registration.lesson;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports about one day that count: the latest of each lesson. */
final class ReportsOfDay {

    private final Map<String, LessonReport> latest = new HashMap<>();

    /** @param reports those about an enrolment, oldest first */
    ReportsOfDay(List<LessonReport> reports, LocalDate day) {
        reports.stream()
                .filter(report -> report.learntOn().equals(day))
                .forEach(report -> latest.put(report.lesson(), report));
    }

    Optional<LessonReport> latest(String lesson) {
        return Optional.ofNullable(latest.get(lesson));
    }

    int minutesOfOthers(String lesson) {
        return latest.values().stream()
                .filter(report -> !report.lesson().equals(lesson))
                .mapToInt(LessonReport::minutes)
                .sum();
    }
}
