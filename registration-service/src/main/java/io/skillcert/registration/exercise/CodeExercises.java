package io.skillcert.registration.exercise;

import io.quarkus.runtime.Startup;
import io.skillcert.registration.RegistrationProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All code exercises, in memory. */
@Startup
@Singleton
public class CodeExercises {

    private final List<CodeExercise> exercises = CodeExerciseFiles.read();

    /** The exercises of a level and a function, in their order; empty for all levels or functions. */
    public List<CodeExercise> of(Optional<Integer> level, Optional<String> function) {
        return exercises.stream()
                .filter(exercise -> level.isEmpty() || level.get() == exercise.level())
                .filter(exercise -> function.isEmpty() || function.get().equals(exercise.function()))
                .toList();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public CodeExercise get(String code) {
        return exercises.stream()
                .filter(exercise -> exercise.code().equals(code))
                .findFirst()
                .orElseThrow(RegistrationProblem.CODE_EXERCISE_NOT_FOUND::exception);
    }
}
