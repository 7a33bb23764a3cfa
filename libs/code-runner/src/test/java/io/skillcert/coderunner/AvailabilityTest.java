package io.skillcert.coderunner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {

    private static Outcome probe(Outcome.Status status, String log) {
        return new Outcome(status, 1, Map.of(), Map.of(), log, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void a_computer_that_runs_programs_names_its_versions() throws IOException, InterruptedException {
        var found = Availability.check(TestSandbox.available());
        assertTrue(found.versions().matches("python 3[.].+, pandas .+, numpy .+"), found.versions());
    }

    @Test
    void a_sandbox_that_can_not_be_made_names_user_namespaces() {
        var found = Availability.judge(probe(Outcome.Status.NOT_RUN, "bwrap: No permissions to create new namespace"));
        assertFalse(found.isAvailable());
        assertTrue(found.problem().contains("sysctl") && found.problem().contains("No permissions"));
    }

    @Test
    void a_python_without_pandas_names_the_command_that_installs_it() {
        var found = Availability.judge(probe(Outcome.Status.FAILED, "ModuleNotFoundError: No module named 'pandas'"));
        assertTrue(found.problem().contains(Availability.INSTALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/b", ".a", "-a", "task.py", "", "a b"})
    void a_program_has_plain_names_only(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Program("", Map.of(), Set.of(name)));
        assertThrows(IllegalArgumentException.class, () -> new Program("", Map.of(name, new byte[0]), Set.of()));
    }

    @Test
    void a_source_has_sixteen_kibibytes_at_most() {
        new Program("x".repeat(Program.LONGEST_SOURCE), Map.of(), Set.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Program("x".repeat(Program.LONGEST_SOURCE + 1), Map.of(), Set.of()));
    }
}
