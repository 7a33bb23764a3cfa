package io.skillcert.registration.lesson.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.registration.lesson.Lesson;
import io.skillcert.registration.lesson.LessonPractice;
import java.util.List;
import java.util.Locale;

/**
 * A lesson without its text.
 *
 * @param unit the unit of the curriculum, in Chinese
 * @param minutes the minutes that the lesson is planned for
 * @param contentRef the exercise or the scenario that the lesson is about, or the https address of its film; absent if there is none
 * @param functions the functions of the occupation that the lesson practises
 * @param practice the practice items that the lesson opens; absent unless its kind is PRACTICE
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
        LessonPracticeView practice,
        List<String> goals,
        String version) {

    /**
     * The practice items that a lesson opens.
     *
     * @param level the level of the practice set; another than that of the lesson where the lesson's level has no items
     * @param function the function of the practice set; absent for all functions of the level
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LessonPracticeView(int level, String function) {

        static LessonPracticeView of(LessonPractice practice) {
            return new LessonPracticeView(practice.level(), practice.function());
        }
    }

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
                lesson.practice().map(LessonPracticeView::of).orElse(null),
                lesson.goals(language),
                lesson.version());
    }
}
