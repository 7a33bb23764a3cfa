package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the migrations create is compared with what is erased for a forgotten person and with what a person gets a copy of.
 * The file {@code personal-data-columns.txt} names what is not, each with its reason.
 */
class PersonalDataColumnsTest {

    private static final Pattern TABLE = Pattern.compile("(?s)create table (\\w+) \\((.*?)\n\\)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^    (\\w+) +(text|bytea|uuid|jsonb)\\b");

    /** Encrypted fields, free texts, and accounts of people. */
    private static final Pattern ERASABLE = Pattern.compile(
            "encrypted_.*|.*reason|.*because|.*evidence|.*grounds|.*account.*|\\w+_by|actor|owner|reviewer|masked_name"
                    + "|name_in_event|holder_digest|reference");

    /** Columns that lead to a person. */
    private static final Pattern OF_PERSON = Pattern.compile(
            "(person|registration|claim|case|entitlement|payment|order|subject)_id|holder_digest|account|account_digest|owner"
                    + "|certificate_number");

    private static final Pattern LISTED = Pattern.compile("(?m)^(erasure|export) (\\w+) ([\\w.]+): \\S.+$");

    @Test
    void each_column_is_erased_for_a_forgotten_person_or_listed_with_a_reason() {
        var kept = new TreeSet<String>();
        for (var service : Project.SERVICES) {
            var statements = statements(service, "retention");
            tables(service).forEach((table, columns) -> columns.stream()
                    .filter(column -> ERASABLE.matcher(column).matches() && !isErased(statements, table, column))
                    .forEach(column -> kept.add(service + " " + table + "." + column)));
        }
        assertEquals(lines(listed("erasure")), lines(kept));
    }

    @Test
    void each_table_about_persons_is_in_the_access_export_or_listed_with_a_reason() {
        var left = new TreeSet<String>();
        for (var service : Project.SERVICES) {
            var exported = statements(service, "access");
            tables(service).forEach((table, columns) -> {
                if (columns.stream()
                                .anyMatch(column -> OF_PERSON.matcher(column).matches())
                        && !exported.contains("\"" + table + "\"")) {
                    left.add(service + " " + table);
                }
            });
        }
        assertEquals(lines(listed("export")), lines(left));
    }

    private static boolean isErased(String statements, String table, String column) {
        var assignment = "update " + table + " set ((?! where )[^\"])*?\\b" + column + " = ";
        return Pattern.compile("delete from " + table + "\\b|" + assignment)
                .matcher(statements)
                .find();
    }

    /** The SQL in the sources of a feature, with concatenated texts as one. */
    private static String statements(String service, String feature) {
        var sources = Project.files(service + "-service/src/main/java", ".java").stream()
                .filter(file -> file.getParent().endsWith(feature))
                .map(file -> Project.read(file.toString()))
                .collect(Collectors.joining());
        var claim = Pattern.compile("(?s)ASSIGNMENTS =\\s+\"\"\"(.*?)\"\"\"").matcher(sources);
        return (claim.find() ? sources + "update claim set " + claim.group(1).replaceAll("\\s+", " ") : sources)
                .replaceAll("\"\\s*\\+\\s*\"", "");
    }

    /** The columns of each table that the migrations of a service and of its libraries create. */
    private static Map<String, List<String>> tables(String service) {
        var libraries = service.equals("registration")
                ? List.of("documents")
                : service.equals("exam") ? List.of("person-keys") : List.of("documents", "person-keys");
        var folders = Stream.concat(
                Stream.of(service + "-service/src/main/resources/db/migration"),
                Stream.concat(Stream.of("http-api", "messaging", "event-delivery"), libraries.stream())
                        .map(library -> "libs/" + library + "/src/main/resources/db/library"));
        var tables = new TreeMap<String, List<String>>();
        folders.flatMap(folder -> Project.files(folder, ".sql").stream())
                .flatMap(file -> TABLE.matcher(Project.read(file.toString())).results())
                .forEach(table -> tables.put(
                        table.group(1),
                        COLUMN.matcher(table.group(2))
                                .results()
                                .map(column -> column.group(1))
                                .toList()));
        return tables;
    }

    private static Collection<String> listed(String list) {
        return LISTED.matcher(Project.read("system-tests/src/test/resources/personal-data-columns.txt"))
                .results()
                .filter(row -> row.group(1).equals(list))
                .map(row -> row.group(2) + " " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lines(Collection<String> names) {
        return String.join("\n", names);
    }
}
