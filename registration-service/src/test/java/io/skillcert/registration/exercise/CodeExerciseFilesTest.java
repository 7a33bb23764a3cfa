package io.skillcert.registration.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.registration.practice.PracticeBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs solutions, starters and checks of the code exercises by {@code python3}, which must be installed. */
class CodeExerciseFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/exercises");
    private static final Path SOLUTIONS = Path.of("src/test/resources/exercises");
    private static final Path RUNNER = Path.of("src/main/resources/META-INF/resources/learn/exercise_runner.py");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    static List<CodeExercise> exercises() {
        return CodeExerciseFiles.read();
    }

    @Test
    void the_index_lists_every_exercise_once() throws Exception {
        var listed =
                exercises().stream().map(exercise -> exercise.code() + ".yaml").toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .sorted()
                            .toList(),
                    listed.stream().sorted().toList());
        }
        assertTrue(listed.size() >= 20, listed.size() + " exercises");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exercises")
    void an_exercise_is_of_a_function_of_its_level(CodeExercise exercise) {
        int level = Math.min(exercise.level(), 4); // level 5 has no practice items, and the functions of level 4
        assertTrue(new PracticeBank().functions(level).contains(exercise.function()), exercise.function());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exercises")
    void the_solution_passes_every_check(CodeExercise exercise) throws Exception {
        var report = run(exercise, Files.readString(SOLUTIONS.resolve(exercise.code() + ".py")));
        assertTrue(report.get("error").isNull(), report.toString());
        assertTrue(report.get("results").size() >= 2, report.toString());
        results(report).forEach(result -> assertTrue(result.get("passed").booleanValue(), report.toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exercises")
    void the_starter_runs_but_passes_no_check_and_each_has_a_hint(CodeExercise exercise) throws Exception {
        var report = run(exercise, exercise.starter());
        assertTrue(report.get("error").isNull(), report.toString());
        results(report).forEach(result -> {
            assertFalse(result.get("passed").booleanValue(), result.toString());
            assertFalse(result.get("hint").asText().isBlank(), result.toString());
        });
    }

    @Test
    void a_program_that_fails_or_exits_is_reported_and_still_checked() throws Exception {
        var exercise = exercises().get(0);
        assertEquals(
                "SystemExit: 0",
                run(exercise, "raise SystemExit(0)").get("error").asText());
        var report = run(exercise, "1 / 0");
        assertEquals("ZeroDivisionError: division by zero", report.get("error").asText());
        assertTrue(report.get("results").size() >= 2, report.toString());
    }

    private static Stream<JsonNode> results(JsonNode report) {
        return StreamSupport.stream(report.get("results").spliterator(), false);
    }

    private JsonNode run(CodeExercise exercise, String source) throws IOException, InterruptedException {
        for (var file : exercise.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        var input = Files.write(
                folder.resolve("request.json"),
                JSON.writeValueAsBytes(Map.of("source", source, "checks", exercise.checks())));
        var output = folder.resolve("report.json");
        var python = new ProcessBuilder(
                        "python3", "-I", "-X", "utf8", RUNNER.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try {
            assertTrue(python.waitFor(SECONDS, TimeUnit.SECONDS), exercise.code() + " takes too long");
        } finally {
            python.destroyForcibly();
        }
        assertEquals(0, python.exitValue(), () -> text(folder.resolve("errors.txt")));
        return JSON.readTree(output.toFile());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
