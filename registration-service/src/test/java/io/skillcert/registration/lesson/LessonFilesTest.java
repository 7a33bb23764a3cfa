package io.skillcert.registration.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.policy.data.PolicyDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/lessons");
    private static final Pattern NO_PLAIN_COMMONMARK = Pattern.compile("<[a-zA-Z/!]|\\]\\(");
    private static final String LESSON =
            """
            ---
            code: L5-DC-COLLECT
            level: 5
            unit: 数据采集和处理
            title: {zh: 业务数据采集, en: Collecting business data}
            kind: TEXT
            minutes: 90
            goals: {zh: [能采集数据], en: [Collect data]}
            ---
            ## 怎样做
            """;

    private static final int SHORTEST_TEXT = 600;
    private static final Pattern EXERCISES = Pattern.compile("编程练习((?:[和或、 ]*`[a-z0-9-]+`)+)");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");

    private final List<Lesson> lessons = LessonFiles.read();

    @Test
    void the_index_lists_every_file_of_the_folder_once() throws Exception {
        var listed = Files.readAllLines(FOLDER.resolve("index.txt"));
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertEquals(
                    files.filter(file -> file.toString().endsWith(".md"))
                            .map(file -> FOLDER.relativize(file).toString())
                            .collect(Collectors.toSet()),
                    new HashSet<>(listed));
        }
        assertEquals(new HashSet<>(listed).size(), listed.size());
        for (var path : listed) {
            var lesson = LessonFiles.parse(path, Files.readAllBytes(FOLDER.resolve(path)));
            assertTrue(path.startsWith("level-" + lesson.level() + "/"), path);
        }
    }

    @Test
    void the_lessons_of_level_5_have_the_standard_hours_of_route_L5_1() {
        int minutes = lessons.stream()
                .filter(lesson -> lesson.level() == 5)
                .mapToInt(Lesson::minutes)
                .sum();
        assertTrue(minutes >= 60 * 45, minutes + " minutes");
    }

    @Test
    void texts_are_plain_commonmark_without_html_images_and_links() {
        lessons.forEach(
                lesson -> assertFalse(NO_PLAIN_COMMONMARK.matcher(lesson.body()).find(), lesson.code()));
    }

    @Test
    void every_lesson_has_a_text_with_headings() {
        for (var lesson : lessons) {
            assertTrue(
                    lesson.body().length() >= SHORTEST_TEXT,
                    lesson.code() + ": " + lesson.body().length());
            assertTrue(lesson.body().contains("## "), lesson.code());
        }
    }

    @Test
    void an_exercise_that_a_text_names_exists() throws Exception {
        var exercises = Files.readAllLines(Path.of("src/main/resources/exercises/index.txt"));
        var named = lessons.stream()
                .flatMap(lesson -> EXERCISES.matcher(lesson.body()).results())
                .flatMap(result -> CODE.matcher(result.group(1)).results())
                .map(result -> result.group(1))
                .toList();
        assertFalse(named.isEmpty());
        named.forEach(exercise -> assertTrue(exercises.contains(exercise), exercise));
    }

    @Test
    void a_practice_lesson_of_one_function_opens_this_function_and_one_of_several_opens_all() {
        for (var lesson : lessons) {
            lesson.practice().ifPresent(practice -> {
                var functions = lesson.functions();
                assertEquals(functions.size() == 1 ? functions.get(0) : null, practice.function(), lesson.code());
            });
        }
    }

    @Test
    void a_lesson_of_a_dialogue_names_a_scenario_of_its_level() throws Exception {
        var scenarios = new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("scenarios.yaml").toFile());
        var known = new HashSet<String>();
        scenarios.forEach(scenario -> known.add(
                scenario.get("code").asText() + " " + scenario.get("level").asInt()));
        lessons.stream()
                .filter(lesson -> lesson.kind() == Lesson.Kind.SCENARIO)
                .forEach(lesson -> assertTrue(
                        known.contains(lesson.contentRef().orElseThrow() + " " + lesson.level()), lesson.code()));
    }

    @Test
    void a_lesson_of_a_program_names_an_exercise_of_its_level() throws Exception {
        for (var lesson : lessons) {
            if (lesson.kind() == Lesson.Kind.CODE) {
                var exercise = Path.of(
                        "src/main/resources/exercises", lesson.contentRef().orElseThrow() + ".yaml");
                var level = new ObjectMapper(new YAMLFactory())
                        .readTree(exercise.toFile())
                        .get("level")
                        .asInt();
                assertEquals(lesson.level(), level, lesson.code());
            }
        }
    }

    @Test
    void the_version_changes_with_the_content() {
        var lesson = parsed(LESSON);
        assertEquals(lesson.version(), parsed(LESSON).version());
        assertNotEquals(lesson.version(), parsed(LESSON + "。").version());
        assertEquals("## 怎样做", lesson.body());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "minutes: 90, minutes: 0",
        "minutes: 90, minute: 90",
        "minutes: 90, minutes: '\"90\"'",
        "level: 5, level: 4",
        "code: L5-DC-COLLECT, code: collect",
        "kind: TEXT, kind: SONG",
        "kind: TEXT, author: nobody",
        "kind: TEXT, kind: PRACTICE",
        "kind: TEXT, 'kind: TEXT\npractice: {level: 4}'",
        "kind: TEXT, kind: VIDEO",
        "kind: TEXT, 'kind: VIDEO\ncontent_ref: http://videos.example/1'",
        "en: Collecting business data, en: ' '",
        "'en: [Collect data]', 'en: []'",
        "## 怎样做, ''"
    })
    void a_wrong_file_names_itself(String right, String wrong) {
        var refused = assertThrows(PolicyDataException.class, () -> parsed(LESSON.replace(right, wrong)));
        assertTrue(refused.getMessage().contains("a-lesson.md"), refused.getMessage());
    }

    private static Lesson parsed(String content) {
        return LessonFiles.parse("a-lesson.md", content.getBytes(StandardCharsets.UTF_8));
    }
}
