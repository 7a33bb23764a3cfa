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
}
