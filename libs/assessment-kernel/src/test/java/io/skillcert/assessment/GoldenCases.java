package io.skillcert.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cases of the conformance kit. */
public final class GoldenCases {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Path KIT = Path.of("../../conformance");

    private GoldenCases() {}

    public record Case(String name, Map<String, Object> request, Map<String, Object> expect) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Case> of(String suite) {
        try {
            return JSON.readValue(KIT.resolve(suite + ".json").toFile(), new TypeReference<List<Case>>() {}).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }
}
