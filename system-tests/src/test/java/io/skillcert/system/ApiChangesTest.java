package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiChangesTest {

    private static final String PATH = "/v1/claims/{id}";
    private static final String DOCUMENT =
            """
            paths:
              /v1/claims/{id}:
                get:
                  security: [{bearer: []}]
                  x-roles: [auditor, subsidy-officer]
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
                    - {name: at, in: query, schema: {type: string}}
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Claim'}}}}
                put:
                  security: [{bearer: []}]
                  x-roles: [subsidy-officer]
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Claim'}}}}
                  responses:
                    '204': {description: changed}
            components:
              schemas:
                Claim:
                  type: object
                  required: [kind]
                  properties:
                    kind: {$ref: '#/components/schemas/Kind'}
                    amount: {type: string, maxLength: 20}
                    parts: {type: array, items: {$ref: '#/components/schemas/Claim'}}
                Kind: {type: string, enum: [TRAINING, UPGRADING]}
            """;

    @Test
    void a_new_operation_parameter_field_role_or_value_of_an_answer_breaks_nobody() throws Exception {
        assertEquals(
                Map.of(),
                breaking(
                        "paths:\n",
                        "paths:\n  /v1/awards: {get: {responses: {}}}\n",
                        "        - {name: at,",
                        "        - {name: kind, in: query, schema: {type: string}}\n        - {name: at,",
                        "[auditor, ",
                        "[auditor, approver, ",
                        "[TRAINING, UPGRADING]",
                        "[TRAINING, UPGRADING, EVALUATION]",
                        "amount: {",
                        "note: {type: string}\n        amount: {"));
    }

    @Test
    void a_removed_field_breaks_who_reads_it_and_who_sends_it() throws Exception {
        assertEquals(
                Map.of(
                        "GET " + PATH,
                        List.of("200/amount was removed"),
                        "PUT " + PATH,
                        List.of("request/amount was removed")),
                breaking("        amount: {type: string, maxLength: 20}\n", ""));
    }

    @Test
    void a_changed_type_breaks_who_reads_it_and_who_sends_it() throws Exception {
        assertEquals(
                Map.of(
                        "GET " + PATH,
                        List.of("200/amount: its type changed"),
                        "PUT " + PATH,
                        List.of("request/amount: its type changed")),
                breaking("amount: {type: string", "amount: {type: number"));
    }

    @Test
    void a_field_that_becomes_required_breaks_who_sends_it() throws Exception {
        assertEquals(
                Map.of("PUT " + PATH, List.of("request/amount is required")),
                breaking("required: [kind]", "required: [kind, amount]"));
    }

    @Test
    void a_field_that_becomes_optional_breaks_who_reads_it() throws Exception {
        assertEquals(
                Map.of("GET " + PATH, List.of("200/kind may be absent")), breaking("      required: [kind]\n", ""));
    }

    @Test
    void a_field_that_can_become_null_breaks_who_reads_it() throws Exception {
        assertEquals(
                Map.of("GET " + PATH, List.of("200/kind may be null", "200/amount may be null")),
                breaking(
                        "kind: {$ref: '#/components/schemas/Kind'}",
                        "kind: {anyOf: [{$ref: '#/components/schemas/Kind'}, {type: 'null'}]}",
                        "amount: {type: string",
                        "amount: {type: [string, 'null']"));
    }

    @Test
    void a_stricter_limit_and_a_removed_value_break_who_sends_them() throws Exception {
        assertEquals(
                Map.of(
                        "PUT " + PATH,
                        List.of("request/kind: a value was removed", "request/amount: its maxLength is stricter")),
                breaking("[TRAINING, UPGRADING]", "[UPGRADING]", "maxLength: 20", "maxLength: 10"));
    }

    @Test
    void removed_operations_parameters_roles_statuses_and_media_types_break_callers() throws Exception {
        assertEquals(
                Map.of(
                        "GET " + PATH,
                        List.of(
                                "the role auditor may no longer call",
                                "the query parameter at was removed",
                                "200: the media type application/json was removed"),
                        "PUT " + PATH,
                        List.of("the status 204 was removed")),
                breaking(
                        "[auditor, ",
                        "[",
                        "        - {name: at, in: query, schema: {type: string}}\n",
                        "",
                        "'200': {content: {application/json:",
                        "'200': {content: {application/pdf:",
                        "'204'",
                        "'200'"));
        assertEquals(
                Map.of("PUT " + PATH, List.of("the operation was removed")), breaking("    put:\n", "    patch:\n"));
    }

    @Test
    void a_parameter_that_becomes_required_breaks_callers() throws Exception {
        assertEquals(
                Map.of("GET " + PATH, List.of("the query parameter at is required")),
                breaking("{name: at, in: query,", "{name: at, in: query, required: true,"));
    }

    /** Compares the document with itself after replacements, each of which must apply. */
    private static Map<String, List<String>> breaking(String... replacements) throws Exception {
        var changed = DOCUMENT;
        for (var i = 0; i < replacements.length; i += 2) {
            var before = changed;
            changed = changed.replace(replacements[i], replacements[i + 1]);
            assertNotEquals(before, changed, replacements[i]);
        }
        return ApiChanges.breaking(read(DOCUMENT), read(changed));
    }

    private static JsonNode read(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
