package io.skillcert.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The records of this module and what their Javadoc says. */
final class EventRecords {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern DOCUMENTED =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s*)*public record (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    /** The text of a record's Javadoc before its first tag, and what it says of each component. */
    record Description(String record, Map<String, String> components) {}

    private EventRecords() {}

    /** Returns the record of each event type, in the order of the types. */
    static List<Class<?>> all() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .<Class<?>>map(EventRecords::load)
                    .filter(event -> event.isAnnotationPresent(EventContract.class))
                    .sorted(Comparator.comparing(EventRecords::type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String type(Class<?> event) {
        try {
            return (String) event.getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(event + " has no TYPE", e);
        }
    }

    /** Reads the Javadoc of an event's record, or of a record within it. */
    static Description describe(Class<?> record) {
        var file = SOURCES.resolve(record.getNestHost().getName().replace('.', '/') + ".java");
        try {
            return DOCUMENTED
                    .matcher(Files.readString(file))
                    .results()
                    .filter(found -> found.group(2).equals(record.getSimpleName()))
                    .map(found -> parse(found.group(1)))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException(record + " has no Javadoc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Description parse(String javadoc) {
        var text = CODE.matcher(javadoc).replaceAll("`$1`").replaceAll("(\\s*\\n\\s*\\*)+\\s*", " ");
        var parts = text.strip().split("\\s*@param ");
        var components = new HashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var words = parts[i].split(" ", 2);
            components.put(words[0], words[1]);
        }
        return new Description(parts[0], components);
    }

    private static Class<?> load(Path file) {
        var name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
