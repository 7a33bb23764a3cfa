package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Generates docs/api/asyncapi.yaml from the event records and {@code asyncapi-template.yaml}, which has the topics, the feed and
 * the webhooks, and fails when the file is stale.
 */
class AsyncApiTest {

    static final String REGENERATE =
            "regenerate it with: mvn -B -pl libs/event-contracts -am test -Dasyncapi.write=true";

    private static final Path FILE = Path.of("../../docs/api/asyncapi.yaml");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    @Test
    void the_document_describes_the_events_of_the_code() throws Exception {
        var text = YAML.writeValueAsString(document());
        if (Boolean.getBoolean("asyncapi.write")) {
            Files.writeString(FILE, text);
        }
        assertEquals(text, Files.exists(FILE) ? Files.readString(FILE) : "", FILE + " is stale; " + REGENERATE);
    }

    @Test
    void the_document_fits_the_json_schema_of_asyncapi_3() throws Exception {
        try (var in = getClass().getResourceAsStream("/asyncapi-3.0.0.schema.json")) {
            var schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
            var errors = schema.validate(YAML.readTree(Files.readString(FILE)));
            assertTrue(errors.isEmpty(), errors::toString);
            var wrong = (ObjectNode) document();
            ((ObjectNode) wrong.at("/operations/readFeed")).put("action", "answer");
            assertFalse(schema.validate(wrong).isEmpty(), "a wrong action was not found");
        }
    }

    @Test
    void every_topic_has_messages_and_every_reference_has_a_target() throws Exception {
        var document = document();
        document.get("channels")
                .properties()
                .forEach(channel ->
                        assertTrue(channel.getValue().path("messages").size() > 0, channel.getKey()));
        var dangling = new TreeSet<String>();
        document.findValuesAsText("$ref").stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .forEach(dangling::add);
        assertEquals(new TreeSet<>(), dangling);
    }

    @Test
    void every_event_field_and_header_has_a_description_with_the_chinese_term() throws Exception {
        var missing = new ArrayList<String>();
        var components = document().get("components");
        components.get("schemas").properties().forEach(schema -> describe(schema.getKey(), schema.getValue(), missing));
        for (var kind : List.of("messages", "messageTraits")) {
            components.get(kind).properties().forEach(message -> {
                var headers = message.getValue().path("headers").path("properties");
                headers.properties()
                        .forEach(header ->
                                describe(message.getKey() + "/" + header.getKey(), header.getValue(), missing));
            });
        }
        assertEquals(List.of(), missing);
    }

    private static void describe(String path, JsonNode schema, List<String> missing) {
        if (!schema.path("description").asText().matches("(?s).*\\p{IsHan}.*")) {
            missing.add(path);
        }
        var parts = schema.has("items") ? schema.get("items") : schema;
        parts.path("properties")
                .properties()
                .forEach(field -> describe(path + "/" + field.getKey(), field.getValue(), missing));
    }

    private static JsonNode document() throws IOException {
        try (var in = AsyncApiTest.class.getResourceAsStream("/asyncapi-template.yaml")) {
            var document = (ObjectNode) YAML.readTree(in);
            var generation = new SchemaGeneration();
            for (var event : EventRecords.all()) {
                var schema = (ObjectNode) generation.schema(event);
                var topics = StreamSupport.stream(schema.remove("x-topics").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
                for (var topic : topics) {
                    reference(object(document, "channels", topic, "messages"), event, "messages");
                }
                var components = (ObjectNode) document.get("components");
                object(components, "messages").set(event.getSimpleName(), message(event, schema, topics.get(0)));
                schema.remove("$schema");
                schema.remove("$id");
                object(components, "schemas").set(event.getSimpleName(), schema);
            }
            return document;
        }
    }

    private static ObjectNode message(Class<?> event, JsonNode schema, String topic) throws IOException {
        var type = EventRecords.type(event);
        var message = YAML.createObjectNode();
        message.put("name", type);
        message.put("title", event.getSimpleName());
        message.put("summary", schema.get("description").asText());
        var traits = message.putArray("traits");
        traits.addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        if (topic.endsWith(".events")) {
            traits.addObject().put("$ref", "#/components/messageTraits/sequenced");
        }
        message.putObject("payload").put("$ref", "#/components/schemas/" + event.getSimpleName());
        message.putArray("examples").addObject().set("payload", ContractsTest.golden(type));
        return message;
    }

    private static void reference(ObjectNode parent, Class<?> event, String kind) {
        parent.putObject(event.getSimpleName()).put("$ref", "#/components/" + kind + "/" + event.getSimpleName());
    }

    private static ObjectNode object(ObjectNode parent, String... path) {
        var node = parent;
        for (var name : path) {
            node = node.has(name) ? (ObjectNode) node.get(name) : node.putObject(name);
        }
        return node;
    }
}
