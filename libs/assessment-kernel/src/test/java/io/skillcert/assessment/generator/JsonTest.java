package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.skillcert.assessment.GoldenCases;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void what_is_written_on_one_line_is_read_again() throws IOException {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "“甲”说：\"A\\B\",\n\t\u0001 \u007f é");
        value.put("list", List.of(1, true, "x", List.of(), Map.of("a", "b")));
        value.put("empty", Map.of());
        String json = Json.write(value);
        assertFalse(json.contains("\n"));
        assertEquals(value, GoldenCases.JSON.readValue(json, Map.class));
    }

    @Test
    void the_entries_of_a_map_stay_in_their_order() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", 1);
        value.put("a", false);
        assertEquals("{\"b\":1,\"a\":false}", Json.write(value));
    }
}
