package io.skillcert.localstack.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareServicesTest {

    private static final String ONE =
            """
            {"measures": ["certificates"],
             "figures": [{"measure": "certificates", "day": "2026-01-05", "count": 2, "digest": "ab"}]}""";

    @Test
    void the_same_figures_and_measures_of_one_service_are_no_difference() throws Exception {
        var other =
                """
                {"measures": ["certificates", "results"],
                 "figures": [{"measure": "certificates", "day": "2026-01-05", "count": 2, "digest": "ab"},
                             {"measure": "results", "day": "2026-01-05", "batchId": "b", "count": 3, "digest": "cd"}]}""";
        assertEquals(List.of(), CompareServices.differences(Map.of("a", json(ONE), "b", json(other))));
    }

    @Test
    void another_digest_is_a_difference() throws Exception {
        assertEquals(
                List.of("certificates of 2026-01-05: {a=2 ab, b=2 xy}"),
                CompareServices.differences(Map.of("a", json(ONE), "b", json(ONE.replace("\"ab\"", "\"xy\"")))));
    }

    @Test
    void records_that_a_service_lacks_altogether_are_a_difference() throws Exception {
        var nothing = json("{\"measures\": [\"certificates\"], \"figures\": []}");
        assertEquals(
                List.of("certificates of 2026-01-05: {a=2 ab, b=none}"),
                CompareServices.differences(Map.of("a", json(ONE), "b", nothing)));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
