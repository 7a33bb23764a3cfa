package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares services and defaults in the list of variables with the settings of the services.
 * {@code -Dconfiguration.write=true} writes them; what a variable is, and what happens without a value, is written by hand.
 */
class ConfigurationReferenceTest {

    private static final String FILE = "docs/operating/configuration.md";

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)` \\| ([^|]*) \\| ([^|]*) \\| ?([^|]*) ?\\|$");

    /** A variable in a setting, with its default, in which one other setting may stand. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::((?:[^{}$]|\\$\\{[^{}]*})*))?}");

    /**
     * A variable in the code.
     *
     * @param services those that read it
     * @param defaults its values without the variable, in the order of the services; none where that is another setting, or nothing
     *     for one of the settings that read it
     */
    private record Variable(Set<String> services, Set<String> defaults) {

        String servicesCell() {
            return services.size() == Project.SERVICES.size() ? "all" : String.join(", ", services);
        }

        String defaultCell(String written) {
            return defaults.isEmpty()
                    ? written
                    : defaults.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
    }

    @Test
    void services_and_defaults_are_those_of_the_code() throws IOException {
        var variables = variables();
        var page = Project.read(FILE);
        var rewritten = ROW.matcher(page)
                .replaceAll(row -> java.util.regex.Matcher.quoteReplacement(rewritten(row, variables)));
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(Project.ROOT.resolve(FILE), rewritten);
        }
        assertEquals(rewritten, page, "run this test with -Dconfiguration.write=true");
    }

    private static String rewritten(MatchResult row, Map<String, Variable> variables) {
        var variable = variables.get(row.group(1));
        return "| `" + row.group(1) + "` | " + variable.servicesCell() + " | " + variable.defaultCell(row.group(3))
                + " | " + (row.group(4).isBlank() ? "" : row.group(4).strip() + " ") + "|";
    }

    @Test
    void what_happens_without_a_value_is_said_where_the_code_has_no_default() {
        var variables = variables();
        var silent = new ArrayList<String>();
        ROW.matcher(Project.read(FILE)).results().forEach(row -> {
            if (variables.get(row.group(1)).defaults().isEmpty() && row.group(3).matches("(`.*`)?")) {
                silent.add(row.group(1));
            }
        });
        assertEquals(List.of(), silent);
        assertFalse(variables.isEmpty());
    }

    private static Map<String, Variable> variables() {
        var variables = new LinkedHashMap<String, Variable>();
        var optional = new LinkedHashSet<String>();
        for (var service : Project.SERVICES) {
            VARIABLE.matcher(OperatingTest.settingsOf(service)).results().forEach(found -> {
                var variable = variables.computeIfAbsent(
                        found.group(1), name -> new Variable(new LinkedHashSet<>(), new LinkedHashSet<>()));
                variable.services().add(service);
                if ("".equals(found.group(2))) {
                    optional.add(found.group(1));
                }
                if (found.group(2) != null
                        && !found.group(2).isEmpty()
                        && !found.group(2).startsWith("$")) {
                    variable.defaults().add(found.group(2));
                }
            });
        }
        optional.forEach(name -> variables.get(name).defaults().clear());
        return variables;
    }
}
