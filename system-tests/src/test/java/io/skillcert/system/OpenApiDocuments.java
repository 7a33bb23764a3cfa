package io.skillcert.system;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads and writes the OpenAPI documents in docs/api, which are those of the services without the version of the software. */
final class OpenApiDocuments {

    static final String VERSION = "1";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
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

    /** Writes a service's document as it is published: keys sorted, a line for each value, the version of the API. */
    static String published(JsonNode document) throws IOException {
        ((ObjectNode) document.get("info")).put("version", VERSION);
        return JSON.writer(PRINTER).writeValueAsString(JSON.convertValue(document, Map.class)) + "\n";
    }
}
