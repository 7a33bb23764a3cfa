package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the events that services send with those that they show outside, and with what integrators read about them. */
class ShownEventsTest {

    private static final Pattern TYPE = Pattern.compile("String TYPE = \"(io\\.skillcert\\.[\\w.-]+)\"");
    private static final Pattern SHOWN = Pattern.compile("\\b(\\w+V1)\\.TYPE,");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(io\\.skillcert\\.\\S+)` \\| (\\w+) \\| `[\\w-]+` \\| `\\w+` \\|$");

    @Test
    void every_type_of_events_is_shown_and_described_to_integrators() {
        var described = ROW.matcher(Project.read("docs/integrating/events.md"))
                .results()
                .map(row -> row.group(2) + " " + row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var sent = new TreeSet<String>();
        for (var service : Project.SERVICES) {
            var shown = shownBy(service);
            for (var contract : Project.files("libs/event-contracts/src/main/java", ".java")) {
                var name = contract.getFileName().toString().replace(".java", "");
                if (contract.getParent().endsWith(service) && isOfPerson(name)) {
                    sent.add(service + " " + typeIn(contract.toString()));
                    assertTrue(shown.contains(name), name + " is not shown by " + service + "-service");
                }
            }
        }
        assertFalse(sent.isEmpty());
        assertEquals(String.join("\n", sent), String.join("\n", described));
    }

    /** The keys of persons, the adopted parameters and the practice items have topics of their own. */
    private static boolean isOfPerson(String contract) {
        return contract.endsWith("V1")
                && !contract.equals("PersonKeyV1")
                && !contract.startsWith("Parameter")
                && !contract.startsWith("PracticeItems");
    }

    private static String typeIn(String contract) {
        return TYPE.matcher(Project.read(contract))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> shownBy(String service) {
        var name = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "EventAudience.java";
        var source = Project.read(service + "-service/src/main/java/io/skillcert/" + service + "/delivery/" + name);
        return SHOWN.matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
