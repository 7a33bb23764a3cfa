package io.skillcert.registration.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.runtime.Startup;
import io.skillcert.policy.data.PolicyDataException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** The stages of a career and the wages that others have stated, read strictly from {@code outcome/careers.yaml}. */
@Startup
@Singleton
public class Careers {

    private static final String PATH = "outcome/careers.yaml";
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Content content;

    Careers() {
        content = read();
    }

    /** @param document the document that all figures are cited from */
    public record Content(
            @JsonProperty(required = true) String occupation,
            @JsonProperty(required = true) String document,
            @JsonProperty(required = true) List<Stage> stages,
            @JsonProperty(required = true) List<Sector> sectors) {}

    /** A text in both languages. */
    public record Text(@JsonProperty(required = true) String zh, @JsonProperty(required = true) String en) {}

    /** A stage of a career with the levels whose certificate belongs to it. */
    public record Stage(
            @JsonProperty(required = true) List<Integer> levels,
            @JsonProperty(required = true) Text name,
            @JsonProperty(required = true) Range years,
            @JsonProperty(required = true) Text work) {}

    /**
     * A sector that employs certificate holders.
     *
     * @param monthlyWage in yuan, from junior to senior
     */
    public record Sector(
            @JsonProperty(required = true) Text name,
            @JsonProperty(required = true) Text work,
            @JsonProperty(required = true) Range monthlyWage) {}

    /**
     * A range that somebody has stated.
     *
     * @param to null if the range is open
     * @param on the month of the statement
     * @param measured whether it was measured: a stated figure is not
     * @param article the place in the document
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Range(
            @JsonProperty(required = true) int from,
            Integer to,
            @JsonProperty(required = true) String statedBy,
            @JsonProperty(required = true) String on,
            @JsonProperty(required = true) boolean measured,
            @JsonProperty(required = true) String article) {

        public Range {
            if (from < 0 || to != null && to < from) {
                throw new IllegalArgumentException("a range ends before it begins");
            }
        }
    }

    public Content content() {
        return content;
    }

    private static Content read() {
        try (var in = Careers.class.getClassLoader().getResourceAsStream(PATH)) {
            if (in == null) {
                throw new PolicyDataException(PATH, "does not exist");
            }
            return YAML.readValue(in, Content.class);
        } catch (IOException e) {
            throw new PolicyDataException(PATH, e.getMessage());
        }
    }
}
