package io.skillcert.policy.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Citation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One YAML file: one policy parameter, its values by effective date, each with its citation. */
public record ParameterFile(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) List<String> rules,
        @JsonProperty(required = true) String unit,
        @JsonProperty(value = "chosen_by", required = true) String chosenBy,
        @JsonProperty(required = true) Map<LocalDate, Entry> values,
        @JsonProperty(value = "compared_with_text_on", required = true) LocalDate comparedWithTextOn) {

    /** @param value in the shape of the unit */
    public record Entry(
            @JsonProperty(required = true) JsonNode value, @JsonProperty(required = true) Citation citation) {}

    /** A copy with one more entry, or with the entry of that day replaced. */
    public ParameterFile with(LocalDate effectiveFrom, Entry entry) {
        var changed = new TreeMap<>(values);
        changed.put(effectiveFrom, entry);
        return new ParameterFile(name, description, rules, unit, chosenBy, changed, comparedWithTextOn);
    }

    /** The entry in force on the day; empty before the first. */
    public Optional<Map.Entry<LocalDate, Entry>> on(LocalDate day) {
        return Optional.ofNullable(new TreeMap<>(values).floorEntry(day));
    }
}
