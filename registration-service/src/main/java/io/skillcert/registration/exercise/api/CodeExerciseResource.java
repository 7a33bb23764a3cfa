package io.skillcert.registration.exercise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.registration.exercise.CodeExercise;
import io.skillcert.registration.exercise.CodeExercises;
import io.skillcert.registration.exercise.Pyodide;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The code exercises. The learner's browser runs program and checks; the server runs neither. */
@Path("/v1/code-exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
class CodeExerciseResource {

    private final CodeExercises exercises;
    private final Pyodide pyodide;
    private final CallerLanguage language;

    CodeExerciseResource(CodeExercises exercises, Pyodide pyodide, CallerLanguage language) {
        this.exercises = exercises;
        this.pyodide = pyodide;
        this.language = language;
    }

    /** What a list says of an exercise. */
    record CodeExerciseView(String code, int level, String function, String title) {
        static CodeExerciseView of(CodeExercise exercise, Locale language) {
            return new CodeExerciseView(
                    exercise.code(), exercise.level(), exercise.function(), exercise.title(language));
        }
    }

    record CodeExercisesView(List<CodeExerciseView> items) {}

    /**
     * A whole exercise.
     *
     * @param files the content of the input files, by name
     * @param starter the program to begin with, in Python
     * @param checks a Python program that the browser runs after the learner's one
     * @param explanation to be shown afterwards
     * @param pyodideUrl the folder from which a browser loads Pyodide to run the program; absent if none is configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeCodeExerciseView(
            String code,
            int level,
            String function,
            String title,
            String task,
            Map<String, String> files,
            String starter,
            String checks,
            String explanation,
            String pyodideUrl) {
        static WholeCodeExerciseView of(CodeExercise exercise, Pyodide pyodide, Locale language) {
            return new WholeCodeExerciseView(
                    exercise.code(),
                    exercise.level(),
                    exercise.function(),
                    exercise.title(language),
                    exercise.task(),
                    exercise.files(),
                    exercise.starter(),
                    exercise.checks(),
                    exercise.explanation(),
                    pyodide.address().orElse(null));
        }
    }

    /** Lists the code exercises (编程练习) with code, level, function and title, without their programs. */
    @GET
    @PermitAll
    @Operation(summary = "List the code exercises of all levels and functions, or of one")
    public CodeExercisesView list(
            @RestQuery @Min(3) @Max(5) Integer level,
            @RestQuery
                    @Pattern(
                            regexp = "[A-Z_]{1,40}",
                            message = "must be the code of a function, such as MODEL_TRAINING")
                    String function) {
        return new CodeExercisesView(exercises.of(Optional.ofNullable(level), Optional.ofNullable(function)).stream()
                .map(exercise -> CodeExerciseView.of(exercise, language.get()))
                .toList());
    }

    /**
     * Returns the whole exercise. The browser runs the learner's program and then the checks; the server runs neither,
     * and no result of it is a mark.
     */
    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "Read a code exercise: its task, input files, starter code and checks")
    public WholeCodeExerciseView get(@RestPath String code) {
        return WholeCodeExerciseView.of(exercises.get(code), pyodide, language.get());
    }
}
