package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Generates docs/policy/trace.md from the code (rule → citation → parameter → test) and fails when the file is stale. */
class PolicyTraceTest {

    /** The modules that have parameter files. */
    private static final List<String> PARAMETERS = List.of(
            "registration-service", "exam-service", "libs/policy-exam", "subsidy-service", "libs/policy-subsidy");

    private static final String FILE = "docs/policy/trace.md";
    private static final Pattern TEST = Pattern.compile("void ((?:[A-Z]{3}_\\d{2}_)+)\\w+\\(");
    private static final Pattern ENFORCED = Pattern.compile("\\(\\s*\"([A-Z]{3}-\\d{2})\",\\s*\"([^\"]+)\"\\)");
    private static final Pattern CLASS = Pattern.compile("\\b(?:[A-Z][a-z]+){2,}\\b");
    private static final Pattern CONSTRAINT = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record Rule(Set<String> citations, Set<String> parameters, Map<String, Integer> tests) {
        Rule() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new TreeMap<>());
        }
    }

    private final Map<String, Rule> rules = new TreeMap<>();

    @Test
    void the_trace_is_what_the_code_says() throws Exception {
        parameters();
        calendars();
        tests();
        var trace = write();
        if (Boolean.getBoolean("trace.write")) {
            Files.writeString(Project.ROOT.resolve(FILE), trace);
        }
        assertEquals(
                trace,
                Project.read(FILE),
                FILE + " is stale; regenerate it with: mvn -B -pl system-tests -am verify -Dtrace.write=true"
                        + " -Dtest=PolicyTraceTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs");
    }

    @Test
    void every_parameter_serves_a_rule_that_has_a_test() throws Exception {
        parameters();
        tests();
        rules.forEach((code, rule) -> assertFalse(rule.tests().isEmpty(), code + " has no test named by its code"));
    }

    @Test
    void a_rule_without_a_policy_method_names_a_class_and_a_constraint_that_exist() {
        var classes = Project.files("", ".java").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        var migrations = Project.files("", ".sql").stream()
                .map(file -> Project.read(file.toString()))
                .collect(Collectors.joining());
        var enforced = enforcedBy();
        assertFalse(enforced.isEmpty());
        enforced.forEach((code, by) -> {
            assertTrue(CLASS.matcher(by).find() && CONSTRAINT.matcher(by).find(), code + ": " + by);
            CLASS.matcher(by)
                    .results()
                    .forEach(name -> assertTrue(classes.contains(name.group() + ".java"), code + ": " + name.group()));
            CONSTRAINT
                    .matcher(by)
                    .results()
                    .forEach(name -> assertTrue(migrations.contains(name.group()), code + ": " + name.group()));
        });
    }

    @Test
    void every_parameter_was_compared_with_the_text_within_a_year() throws Exception {
        for (var file : Project.files("", ".yaml")) {
            if (isParameter(file.toString())) {
                var compared = LocalDate.parse(YAML.readTree(file.toFile())
                        .get("compared_with_text_on")
                        .asText());
                assertTrue(compared.plusYears(1).isAfter(LocalDate.now()), file + " was last compared on " + compared);
            }
        }
    }

    private void parameters() throws Exception {
        for (var module : PARAMETERS) {
            for (var file : Project.files(module + "/src/main/resources/policy", ".yaml")) {
                var parameter = YAML.readTree(file.toFile());
                var path = Project.ROOT.relativize(file).toString();
                for (var rule : parameter.get("rules")) {
                    var entry = rules.computeIfAbsent(rule.asText(), code -> new Rule());
                    entry.parameters().add(link(path, parameter.get("name").asText()));
                    parameter.get("values").forEach(value -> entry.citations().add(citation(value)));
                }
            }
        }
    }

    private void calendars() {
        var calendar = rules.computeIfAbsent("CAL-01", code -> new Rule());
        for (var file : Project.files("libs/policy-data/src/main/resources/calendar", ".yaml")) {
            var path = Project.ROOT.relativize(file).toString();
            calendar.parameters().add(link(path, file.getFileName().toString().replace(".yaml", "")));
        }
        calendar.citations().add("国务院办公厅关于部分节假日安排的通知");
    }

    private void tests() throws Exception {
        for (var file : Project.files("", "Test.java")) {
            var path = Project.ROOT.relativize(file).toString();
            if (path.contains("/target/")) {
                continue;
            }
            var matcher = TEST.matcher(Files.readString(file));
            while (matcher.find()) {
                for (var code : matcher.group(1).split("(?<=\\d)_")) {
                    rules.computeIfAbsent(code.replace('_', '-'), rule -> new Rule())
                            .tests()
                            .merge(path, 1, Integer::sum);
                }
            }
        }
    }

    /** Rules without a policy method: their enum names the use case and the constraint that enforce them. */
    private Map<String, String> enforcedBy() {
        var enforced = new TreeMap<String, String>();
        for (var file : Project.files("", "Rule.java")) {
            if (file.toString().contains("/src/main/")) {
                ENFORCED.matcher(Project.read(file.toString()))
                        .results()
                        .forEach(rule -> enforced.put(rule.group(1), rule.group(2)));
            }
        }
        return enforced;
    }

    private String write() {
        var enforced = enforcedBy();
        var lines = new ArrayList<String>(List.of(
                "# Trace: rule → citation → parameter → test",
                "",
                "Generated by `PolicyTraceTest` from the parameter files and the tests' names; do not edit.",
                "",
                "| rule | rests on | parameters | enforced by, where there is no policy method | tests |",
                "|---|---|---|---|---|"));
        rules.forEach((code, rule) -> lines.add("| " + code
                + " | " + String.join("; ", rule.citations())
                + " | " + String.join(", ", rule.parameters())
                + " | " + enforced.getOrDefault(code, "")
                + " | "
                + String.join(
                        ", ",
                        rule.tests().entrySet().stream()
                                .map(test -> link(test.getKey(), name(test.getKey())) + " (" + test.getValue() + ")")
                                .toList())
                + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static String citation(JsonNode value) {
        var citation = value.get("citation");
        return citation.get("document").asText() + " " + citation.get("article").asText();
    }

    private static String link(String path, String name) {
        return "[" + name + "](../../" + path + ")";
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    private static boolean isParameter(String path) {
        return path.contains("/src/main/resources/policy/");
    }
}
