package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaChangesTest {

    private static final String EARLIER =
            """
            {"description": "A result", "type": "object",
             "properties": {
               "outcome": {"type": "string", "enum": ["PASSED", "NOT_PASSED"]},
               "level": {"type": "integer", "maximum": 5},
               "note": {"type": "string"},
               "subjects": {"type": "array", "items": {"type": "object",
                 "properties": {"subject": {"type": "string"}, "until": {"type": "string", "format": "date"}},
                 "required": ["subject"]}}},
             "required": ["outcome", "level", "subjects"]}""";

    static Stream<Arguments> compatible() {
        return Stream.of(
                Arguments.of("\"A result\"", "\"The result\""),
                Arguments.of("\"note\": {", "\"added\": {\"type\": \"integer\"}, \"note\": {"),
                Arguments.of("\"until\": {", "\"added\": {\"type\": \"integer\"}, \"until\": {"),
                Arguments.of("[\"outcome\", \"level\", \"subjects\"]", "[\"subjects\", \"level\", \"outcome\"]"));
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void descriptions_and_optional_fields_may_change(String part, String replacement) throws Exception {
        assertEquals(List.of(), changes(part, replacement));
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                Arguments.of("\"note\": {\"type\": \"string\"},", "", "note: the field was removed"),
                Arguments.of("\"subject\": {\"type\": \"string\"},", "", "subjects[]/subject: the field was removed"),
                Arguments.of("\"integer\"", "\"string\"", "level: \"type\" was \"integer\" and is \"string\""),
                Arguments.of("\"maximum\": 5", "\"maximum\": 6", "level: \"maximum\" was 5 and is 6"),
                Arguments.of(", \"maximum\": 5", "", "level: \"maximum\" was 5 and is absent"),
                Arguments.of(", \"format\": \"date\"", "", "subjects[]/until: \"format\" was \"date\" and is absent"),
                Arguments.of(
                        "[\"PASSED\", \"NOT_PASSED\"]",
                        "[\"PASSED\"]",
                        "outcome: \"enum\" was [\"PASSED\",\"NOT_PASSED\"] and is [\"PASSED\"]"),
                Arguments.of("[\"outcome\", \"level\"", "[\"level\"", "outcome: the field became optional"),
                Arguments.of("[\"outcome\",", "[\"note\", \"outcome\",", "note: the field became required"),
                Arguments.of(
                        "[\"subject\"]", "[\"subject\", \"until\"]", "subjects[]/until: the field became required"));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void every_other_change_is_named_with_its_event_and_field(String part, String replacement, String change)
            throws Exception {
        assertEquals(List.of("a.result.v1, field " + change), changes(part, replacement));
    }

    @Test
    void a_new_field_may_not_be_required() throws Exception {
        var later = EARLIER.replace("\"note\": {", "\"added\": {\"type\": \"integer\"}, \"note\": {")
                .replace("[\"outcome\",", "[\"added\", \"outcome\",");
        assertEquals(
                List.of("a.result.v1, field added: the new field is required"),
                SchemaChanges.breaking("a.result.v1", tree(EARLIER), tree(later)));
    }

    @Test
    void every_event_type_differs_from_itself_without_any_one_of_its_fields() {
        var generation = new SchemaGeneration();
        for (var event : EventRecords.all()) {
            var schema = generation.schema(event);
            var type = EventRecords.type(event);
            assertEquals(List.of(), SchemaChanges.breaking(type, schema, schema));
            var fields = new ArrayList<String>();
            schema.get("properties").fieldNames().forEachRemaining(fields::add);
            for (var field : fields) {
                var later = (ObjectNode) schema.deepCopy();
                ((ObjectNode) later.get("properties")).remove(field);
                assertEquals(
                        List.of(type + ", field " + field + ": the field was removed"),
                        SchemaChanges.breaking(type, schema, later));
                // The other way round it is an added field, which must be optional.
                var isRequired = schema.get("required").toString().contains("\"" + field + "\"");
                assertEquals(
                        isRequired ? List.of(type + ", field " + field + ": the new field is required") : List.of(),
                        SchemaChanges.breaking(type, later, schema));
            }
        }
    }

    private static List<String> changes(String part, String replacement) throws Exception {
        var later = EARLIER.replace(part, replacement);
        return SchemaChanges.breaking("a.result.v1", tree(EARLIER), tree(later));
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
