package io.skillcert.exam.steps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.language.Language;
import io.skillcert.http.language.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamStepTest {

    @ParameterizedTest
    @EnumSource(ExamStep.class)
    void the_operation_of_each_step_exists_and_is_open_to_its_roles(ExamStep step) throws IOException {
        var operation = step.operation();
        var service = operation.service().orElse("exam-service").replace("-service", "");
        var roles = operation.roles().isEmpty() ? "everybody" : String.join(", ", new TreeSet<>(operation.roles()));
        var row = "| `%s %s` | %s | %s |".formatted(operation.method(), operation.path(), service, roles);
        assertTrue(Files.readAllLines(Path.of("../docs/operating/roles.md")).contains(row), row);
    }

    @ParameterizedTest
    @EnumSource(ExamStep.class)
    void each_step_has_a_message_in_both_languages(ExamStep step) {
        assertTrue(Texts.bundle("ExamSteps", Locale.ENGLISH, ExamStep.class).containsKey("step." + step));
        assertTrue(Texts.bundle("ExamSteps", Language.DEFAULT, ExamStep.class).containsKey("step." + step));
    }
}
