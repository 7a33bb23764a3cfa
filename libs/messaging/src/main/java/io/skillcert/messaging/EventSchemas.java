package io.skillcert.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The JSON Schemas of event types: the resources {@code event-schemas/<type>.json}. */
public final class EventSchemas {

    /** The path under which a service publishes the schemas of the events it produces. */
    public static final String PATH = "/.well-known/event-schemas";

    private static final String OPTIONAL = "#optional";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /**
     * Reads the schema of an event type.
     *
     * @param source the producer, such as {@code exam}
     * @return empty if the producer publishes no events of the type
     */
    public static Optional<String> read(String source, String type) {
        return read(type).filter(schema -> isPublished(schema, source));
    }

    /**
     * Returns the {@code dataschema} of the events of a type: the path of its schema at the producer. It ends in {@code #optional}
     * if a reader that does not know the type may ignore the event.
     */
    static String address(String type) {
        return ADDRESSES.computeIfAbsent(type, any -> PATH + "/" + type + (isOptional(type) ? OPTIONAL : ""));
    }

    private static Optional<String> read(String type) {
        if (!TYPE.matcher(type).matches()) {
            return Optional.empty();
        }
        try (var in = EventSchemas.class.getResourceAsStream("/event-schemas/" + type + ".json")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublished(String schema, String source) {
        for (var topic : parse(schema).path("x-topics")) {
            if (topic.asText().startsWith(source + ".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOptional(String type) {
        return read(type)
                .map(schema -> parse(schema).path("x-optional").asBoolean())
                .orElse(false);
    }

    private static JsonNode parse(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
