package io.skillcert.policy.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Citation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One YAML file: one policy parameter, its values by effective date, each with its citation. */
record ParameterFile(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) List<String> rules,
        @JsonProperty(required = true) String unit,
        @JsonProperty(value = "chosen_by", required = true) String chosenBy,
        @JsonProperty(required = true) Map<LocalDate, Entry> values,
        @JsonProperty(value = "compared_with_text_on", required = true) LocalDate comparedWithTextOn) {

    record Entry(@JsonProperty(required = true) JsonNode value, @JsonProperty(required = true) Citation citation) {}
}
