package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

    @Test
    void a_description_that_names_a_constant_of_the_code_is_a_gap() throws Exception {
        var document = new ObjectMapper()
                .readTree(
                        """
                        {"paths": {}, "components": {"schemas": {
                          "Flag": {"description": "No verdict on fewer than `#MIN_ATTEMPTS` responses"},
                          "Order": {"description": "Item #7, or `#fragment`"}}}}""");
        assertEquals(
                List.of("schema Flag is described by a constant of the code, which readers don't see"),
                ApiDocument.gaps(document));
    }

    @Test
    void an_operation_of_which_only_the_callers_are_known_is_a_gap() throws Exception {
        var document = new ObjectMapper()
                .readTree(
                        """
                        {"paths": {"/v1/claims": {
                          "get": {"description": "Lists own claims.\\n\\nFor the roles `candidate`."},
                          "post": {"description": "Repeated with the same `Idempotency-Key`, nothing.\\n\\nFor the roles `candidate`."},
                          "put": {"description": "Needs a token, with any role."},
                          "delete": {"description": "Everybody may call this, without a token."}}},
                        "components": {"schemas": {}}}""");
        assertEquals(
                List.of(
                        "post /v1/claims does not say what it does",
                        "put /v1/claims does not say what it does",
                        "delete /v1/claims does not say what it does"),
                ApiDocument.gaps(document));
    }

    @Test
    void a_property_without_a_chinese_term_is_a_gap() throws Exception {
        var document = new ObjectMapper()
                .readTree(
                        """
                        {"paths": {}, "components": {"schemas": {"Claim": {"description": "A claim", "properties": {
                          "amount": {"description": "The subsidy in yuan (补贴金额)"},
                          "level": {"description": "The level"}}}}}}""");
        assertEquals(
                List.of("property Claim.level has no Chinese term: add it to openapi/terms_zh.properties"),
                ApiDocument.gaps(document));
    }

    @Test
    void an_example_of_an_answer_that_its_schema_does_not_permit_is_a_gap() throws Exception {
        var document = new ObjectMapper()
                .readTree(
                        """
                        {"paths": {"/v1/claims": {"get": {"description": "Lists own claims.", "responses": {"200": {"content": {
                          "application/json": {"schema": {"type": "array"}, "example": {"items": []}}}}}}}},
                        "components": {"schemas": {}}}""");
        assertEquals(
                List.of("get /v1/claims example of 200: $: object found, array expected"), ApiDocument.gaps(document));
    }
}
