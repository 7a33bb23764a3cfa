package io.skillcert.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Validates JSON against the schemas of an OpenAPI 3.1 document, which are of JSON Schema 2020-12. A field that a schema does not
 * describe is a violation too. Each schema is compiled when it is first needed.
 */
final class AnswerSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    AnswerSchemas(JsonNode document) {
        components = document.path("components").deepCopy();
        forbidOtherFields(components.path("schemas"));
    }

    /** Returns what is wrong with a body, each after its JSON pointer; empty if it is valid. */
    List<String> violations(JsonNode schema, byte[] body) {
        try {
            return compiled.computeIfAbsent(schema, this::compile).validate(JSON.readTree(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("the body is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The schema's references lead into the components. */
    private JsonSchema compile(JsonNode schema) {
        var own = schema.deepCopy();
        forbidOtherFields(own);
        var root = JsonNodeFactory.instance.objectNode();
        root.set("components", components);
        root.putArray("allOf").add(own);
        return FACTORY.getSchema(root, CONFIG);
    }

    private static void forbidOtherFields(JsonNode node) {
        node.forEach(AnswerSchemas::forbidOtherFields);
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")
                && schema.path("type").toString().contains("\"object\"")) {
            schema.put("additionalProperties", false);
        }
    }
}
