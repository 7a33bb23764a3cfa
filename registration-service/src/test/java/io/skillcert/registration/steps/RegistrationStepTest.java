package io.skillcert.registration.steps;

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

class RegistrationStepTest {

    @ParameterizedTest
    @EnumSource(RegistrationStep.class)
    void the_operation_of_each_step_exists_and_is_open_to_its_roles(RegistrationStep step) throws IOException {
        var operation = step.operation();
        var service = operation.service().orElse("registration-service").replace("-service", "");
        var roles = operation.roles().isEmpty() ? "everybody" : String.join(", ", new TreeSet<>(operation.roles()));
        var row = "| `%s %s` | %s | %s |".formatted(operation.method(), operation.path(), service, roles);
        assertTrue(Files.readAllLines(Path.of("../docs/operating/roles.md")).contains(row), row);
    }

    @ParameterizedTest
    @EnumSource(RegistrationStep.class)
    void each_step_has_a_message_in_both_languages(RegistrationStep step) {
        assertTrue(Texts.bundle("RegistrationSteps", Locale.ENGLISH, RegistrationStep.class)
                .containsKey("step." + step));
        assertTrue(Texts.bundle("RegistrationSteps", Language.DEFAULT, RegistrationStep.class)
                .containsKey("step." + step));
    }
}
