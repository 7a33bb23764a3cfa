package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractsTest {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<Arguments> events() {
        return EventRecords.all().stream().map(event -> Arguments.of(EventRecords.type(event), event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_event_reads_and_writes_back_the_same(String type, Class<?> event) throws Exception {
        var golden = golden(type);
        assertEquals(golden, json.valueToTree(json.treeToValue(golden, event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_event_fits_its_schema_and_one_without_a_field_does_not(String type, Class<?> event)
            throws Exception {
        var schema = schema(type);
        var golden = (ObjectNode) golden(type);
        assertTrue(
                schema.validate(golden).isEmpty(), () -> schema.validate(golden).toString());
        for (var component : event.getRecordComponents()) {
            var without = golden.deepCopy();
            var isOptional =
                    !schema.getSchemaNode().get("required").toString().contains('"' + component.getName() + '"');
            if (without.remove(component.getName()) == null || isOptional) {
                json.treeToValue(without, event);
                continue;
            }
            assertEquals(1, schema.validate(without).size(), component.getName());
            if (!component.getType().isPrimitive()) {
                assertThrows(JsonMappingException.class, () -> json.treeToValue(without, event), component.getName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ResultPublishedV1.TYPE, ResultCorrectedV1.TYPE})
    void a_result_from_before_rule_codes_were_added_fits_the_schema_and_reads_without_them(String type)
            throws Exception {
        var earlier = (ObjectNode) golden(type);
        earlier.remove("ruleCodes");
        var schema = schema(type);
        assertTrue(schema.validate(earlier).isEmpty());
        var event = type.equals(ResultPublishedV1.TYPE) ? ResultPublishedV1.class : ResultCorrectedV1.class;
        assertEquals(earlier, json.valueToTree(json.treeToValue(earlier, event)));
    }

    @ParameterizedTest
    @ValueSource(classes = {CertificateIssuedV1.class, CertificateReissuedV1.class})
    void a_certificate_from_before_names_and_accounts_were_added_reads_without_them(Class<?> event) throws Exception {
        var type = (String) event.getField("TYPE").get(null);
        var earlier = (ObjectNode) golden(type);
        earlier.remove("encryptedName");
        earlier.remove("actingAccounts");
        var schema = schema(type);
        assertTrue(schema.validate(earlier).isEmpty());
        assertEquals(earlier, json.valueToTree(json.treeToValue(earlier, event)));
    }

    private static JsonSchema schema(String type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(resource("/event-schemas/" + type + ".json"));
    }

    /** io.skillcert.exam.result-published.v1 stands in exam/result-published.v1.json. */
    static JsonNode golden(String type) throws IOException {
        var parts = type.split("\\.", 4);
        return resource("/golden/" + parts[2] + "/" + parts[3] + ".json");
    }

    private static JsonNode resource(String path) throws IOException {
        try (var in = ContractsTest.class.getResourceAsStream(path)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
