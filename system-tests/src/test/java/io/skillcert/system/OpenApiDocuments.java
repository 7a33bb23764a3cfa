package io.skillcert.system;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes the OpenAPI documents in docs/api, which are those of the services without the version of the software. */
final class OpenApiDocuments {

    /** By the rule in docs/api/versioning.md. */
    static final String VERSION = "1.0.0";

    private static final Set<String> IN_ORDER = Set.of("properties", "example");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private OpenApiDocuments() {}

    /** The file in docs/api, below the root of a checkout. */
    static Path file(Path root, String service) {
        return root.resolve("docs/api/" + service + "-service.openapi.json");
    }

    /** Reads the document that the build of a service has written. */
    static String built(String service) {
        var built = Project.ROOT.resolve(service + "-service/target/openapi/openapi.json");
        try {
            return published(JSON.readTree(built.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a service's document as it is published: with the version of the API, a line for each value, and sorted keys. Fields
     * and examples keep the order of the code.
     */
    static String published(JsonNode document) throws IOException {
        ((ObjectNode) document.get("info")).put("version", VERSION);
        return JSON.writer(PRINTER).writeValueAsString(ordered(document, true)) + "\n";
    }

    private static JsonNode ordered(JsonNode node, boolean byName) {
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(ordered(element, true)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var names = byName ? new TreeSet<String>() : new LinkedHashSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        var object = JSON.createObjectNode();
        names.forEach(name -> object.set(name, ordered(node.get(name), !IN_ORDER.contains(name))));
        return object;
    }
}
