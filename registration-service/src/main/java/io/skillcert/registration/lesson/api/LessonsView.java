package io.skillcert.registration.lesson.api;

import io.skillcert.registration.lesson.Lesson;
import java.util.List;
import java.util.Locale;

/** Lessons in the order of the curriculum. */
record LessonsView(List<LessonView> items) {

    static LessonsView of(List<Lesson> lessons, Locale language) {
        return new LessonsView(
                lessons.stream().map(lesson -> LessonView.of(lesson, language)).toList());
    }
}
