package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Runs promtool on the alert rules and their unit tests, and compares the alerts with their runbooks. */
class AlertRulesTest {

    private static final String RUNBOOKS = "docs/operating/runbooks/";
    private static final Path DIRECTORY = Project.ROOT.resolve("deploy/prometheus");
    private static final List<String> SECTIONS = List.of("## What it means", "## What to look at", "## What to do");

    @TempDir
    Path copy;

    @Test
    void promtool_accepts_the_rules() throws Exception {
        assertTrue(Programs.promtool(DIRECTORY, "check", "rules", "rules.yml").contains("SUCCESS"));
    }

    @Test
    void each_alert_fires_and_stays_silent_as_its_unit_tests_say() throws Exception {
        assertTrue(
                Programs.promtool(DIRECTORY, "test", "rules", "rules_test.yml").contains("SUCCESS"));
    }

    /** The unit tests would find a changed threshold. */
    @Test
    void a_changed_rule_fails_its_unit_tests() throws Exception {
        var rules = Project.read(AlertRules.FILE);
        Files.writeString(copy.resolve("rules_test.yml"), Project.read(AlertRules.TESTS));
        for (var change : List.of(
                List.of("skillcert_outbox_oldest_seconds) > 300", "skillcert_outbox_oldest_seconds) > 800"),
                List.of("skillcert_reconciliation_differences) > 0", "skillcert_reconciliation_differences) > 1"))) {
            assertTrue(rules.contains(change.get(0)), change.get(0));
            Files.writeString(copy.resolve("rules.yml"), rules.replace(change.get(0), change.get(1)));
            assertThrows(AssertionFailedError.class, () -> Programs.promtool(copy, "test", "rules", "rules_test.yml"));
        }
    }

    @Test
    void each_alert_has_a_unit_test_in_which_it_fires() throws Exception {
        var tested = new TreeSet<String>();
        AlertRules.read(AlertRules.TESTS).get("tests").forEach(test -> test.get("alert_rule_test")
                .forEach(check -> {
                    if (!check.get("exp_alerts").isEmpty()) {
                        tested.add(check.get("alertname").asText());
                    }
                }));
        assertEquals(AlertRules.names(), tested);
    }

    @Test
    void each_alert_has_a_runbook_of_its_name_and_each_runbook_an_alert() throws Exception {
        var runbooks = Project.files(RUNBOOKS, ".md").stream()
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .filter(name -> !name.equals("README"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(AlertRules.names(), runbooks);
        var list = Project.read(RUNBOOKS + "README.md");
        for (var alert : AlertRules.alerts()) {
            var name = alert.get("alert").asText();
            assertEquals(
                    RUNBOOKS + name + ".md", alert.at("/annotations/runbook").asText());
            assertTrue(
                    Set.of("critical", "warning")
                            .contains(alert.at("/labels/severity").asText()),
                    name);
            var runbook = Project.read(RUNBOOKS + name + ".md");
            assertTrue(runbook.startsWith("# " + name + "\n"), name);
            SECTIONS.forEach(section -> assertTrue(runbook.contains("\n" + section + "\n"), name + ": " + section));
            assertTrue(
                    list.contains("| [" + name + "](" + name + ".md) | "
                            + alert.at("/labels/severity").asText() + " |"),
                    name);
        }
    }
}
