package io.skillcert.coderunner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerSettingsTest {

    private static Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "SKILLCERT_RUNNER_DB_URL",
                "jdbc:postgresql://localhost/exam",
                "SKILLCERT_RUNNER_DB_PASSWORD",
                "a password of the test"));
    }

    @Test
    void the_role_and_the_user_of_programs_have_defaults() {
        var settings = RunnerSettings.of(environment());
        assertEquals("exam_runner", settings.connection().getProperty("user"));
        assertEquals(0, settings.programUser());
        assertFalse(settings.toString().contains("password"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "SKILLCERT_RUNNER_DB_URL, none",
                "SKILLCERT_RUNNER_DB_PASSWORD, none",
                "SKILLCERT_RUNNER_DB_PASSWORD, ' '",
                "SKILLCERT_RUNNER_PROGRAM_USER, nobody",
                "SKILLCERT_RUNNER_PROGRAM_USER, -1"
            })
    void a_setting_that_is_missing_or_wrong_is_named(String name, String value) {
        var environment = environment();
        environment.put(name, value);
        var refusal = assertThrows(IllegalArgumentException.class, () -> RunnerSettings.of(environment));
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }
}
