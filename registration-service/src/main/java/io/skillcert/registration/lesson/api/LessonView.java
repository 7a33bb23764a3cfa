package io.skillcert.registration.lesson.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.registration.lesson.Lesson;
import java.util.List;
import java.util.Locale;

/**
 * A lesson without its text.
 *
 * @param unit the unit of the curriculum, in Chinese
 * @param minutes the minutes that the lesson is planned for
 * @param contentRef the exercise or the scenario that the lesson is about; absent if there is none
 * @param functions the functions of the occupation that the lesson practises
 * @param version changes with every change of the lesson
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LessonView(
        String code,
        int level,
        String unit,
        String title,
        Lesson.Kind kind,
        int minutes,
        String contentRef,
        List<String> functions,
        List<String> goals,
        String version) {

    static LessonView of(Lesson lesson, Locale language) {
        return new LessonView(
                lesson.code(),
                lesson.level(),
                lesson.unit(),
                lesson.title(language),
                lesson.kind(),
                lesson.minutes(),
                lesson.contentRef().orElse(null),
                lesson.functions(),
                lesson.goals(language),
                lesson.version());
    }
}
