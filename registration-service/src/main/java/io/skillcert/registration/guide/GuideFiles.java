package io.skillcert.registration.guide;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.Startup;
import io.skillcert.policy.data.PolicyDataException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads the files of the guide once, at the start, strictly: an unknown key, a text in one language only or another mistake
 * stops the service.
 */
@Singleton
class GuideFiles {

    static final String FOLDER = "guide";

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();

    private record TopicLine(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String zh,
            @JsonProperty(required = true) String en) {}

    @Produces
    @Startup
    @Singleton
    Guide produced() {
        return read();
    }

    /** @throws PolicyDataException if a file is missing or wrong */
    static Guide read() {
        var topics = list("topics", new TypeReference<List<TopicLine>>() {});
        return new Guide(topics.stream()
                .map(topic -> new Guide.Topic(
                        topic.code(),
                        new GuideText(topic.zh(), topic.en()),
                        list(
                                "answers-" + topic.code().toLowerCase(Locale.ROOT),
                                new TypeReference<List<GuideAnswer>>() {})))
                .toList());
    }

    private static <T> List<T> list(String name, TypeReference<List<T>> type) {
        var path = FOLDER + "/" + name + ".yaml";
        try (var in = GuideFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyDataException(path, "does not exist");
            }
            return YAML.readValue(in, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }
}
