package io.skillcert.registration.lesson.policy;

import java.util.Set;

/**
 * How lessons count as standard hours (标准学时).
 *
 * @param minutesOfHour the minutes of a standard hour
 * @param hoursOfDay the most standard hours of a day
 * @param levelsWithAllLessons the levels whose completion needs every lesson
 */
public record LessonHours(int minutesOfHour, int hoursOfDay, Set<Integer> levelsWithAllLessons) {

    public LessonHours {
        levelsWithAllLessons = Set.copyOf(levelsWithAllLessons);
        if (minutesOfHour < 1 || hoursOfDay < 1) {
            throw new IllegalArgumentException("an hour has minutes, and a day has hours");
        }
    }

    int minutesOfDay() {
        return minutesOfHour * hoursOfDay;
    }
}
