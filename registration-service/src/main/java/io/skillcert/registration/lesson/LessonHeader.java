package io.skillcert.registration.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/** The front matter of the file of a lesson. */
record LessonHeader(
        String code,
        int level,
        String unit,
        Bilingual<String> title,
        Lesson.Kind kind,
        int minutes,
        @JsonProperty("content_ref") String contentRef,
        List<String> functions,
        LessonPractice practice,
        Bilingual<List<String>> goals) {

    private static final Pattern CODE = Pattern.compile("L[1-5](-[A-Z0-9]+)+");
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    LessonHeader {
        functions = functions == null ? List.of() : List.copyOf(functions);
        require(code != null && CODE.matcher(code).matches(), "code has another form than L5-DC-COLLECT");
        require(code.startsWith("L" + level + "-"), "level is another than that of the code");
        require(isText(unit), "unit is missing");
        require(title != null && isText(title.zh()) && isText(title.en()), "title is not in both languages");
        require(kind != null, "kind is missing");
        require(minutes > 0 && minutes <= MINUTES_OF_A_DAY, "minutes are not those of a lesson");
        require(contentRef == null || isText(contentRef), "content_ref is empty");
        require(
                kind != Lesson.Kind.VIDEO || contentRef != null && contentRef.startsWith("https://"),
                "content_ref of a film is no https address");
        require(
                (kind == Lesson.Kind.PRACTICE) == (practice != null),
                "practice stands in lessons of the kind PRACTICE only");
        require(
                goals != null
                        && areTexts(goals.zh())
                        && areTexts(goals.en())
                        && goals.zh().size() == goals.en().size(),
                "goals are not the same number in both languages");
    }

    private static boolean areTexts(List<String> texts) {
        return texts != null && !texts.isEmpty() && texts.stream().allMatch(LessonHeader::isText);
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
