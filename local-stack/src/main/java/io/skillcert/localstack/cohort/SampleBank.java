package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The sample items of a level: a file to import, and the keys by what a candidate sees. */
final class SampleBank {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] file;
    private final Map<String, JsonNode> keys = new HashMap<>();

    /** @param file items as JSON Lines */
    SampleBank(Path file) {
        try {
            this.file = Files.readAllBytes(file);
            for (var line : Files.readAllLines(file)) {
                var item = JSON.readTree(line);
                keys.put(shown(item.get("content")), item.get("key").get("value"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] file() {
        return file;
    }

    /** The key of an item on a paper. */
    JsonNode key(JsonNode content) {
        var key = keys.get(shown(content));
        if (key == null) {
            throw new IllegalStateException("the paper has an item that is not of the sample bank");
        }
        return key;
    }

    /** Stem and options as a candidate reads them; the service has escaped what is HTML. */
    private static String shown(JsonNode content) {
        var text = new StringBuilder(content.get("stem").asText());
        content.path("options").forEach(option -> text.append('\n')
                .append(option.get("id").asText())
                .append(option.get("text").asText()));
        return text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
