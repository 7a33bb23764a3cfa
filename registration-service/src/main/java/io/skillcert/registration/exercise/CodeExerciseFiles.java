package io.skillcert.registration.exercise;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.policy.data.PolicyDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files of the code exercises strictly: an unknown key or a missing one stops the service at its start. */
final class CodeExerciseFiles {

    private static final String FOLDER = "exercises/";

    /** Lists the exercises in their order, since a folder of the classpath can't be listed. */
    private static final String INDEX = FOLDER + "index.txt";

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CodeExerciseFiles() {}

    /**
     * All exercises, in the order of the index.
     *
     * @throws PolicyDataException naming the file that is missing or wrong
     */
    static List<CodeExercise> read() {
        return new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(CodeExerciseFiles::exercise)
                .toList();
    }

    private static CodeExercise exercise(String code) {
        var path = FOLDER + code + ".yaml";
        try {
            var exercise = YAML.readValue(bytes(path), CodeExercise.class);
            if (!exercise.code().equals(code)) {
                throw new PolicyDataException(path, "has the code of another file: " + exercise.code());
            }
            return exercise;
        } catch (IOException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private static byte[] bytes(String path) {
        try (var in = CodeExerciseFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyDataException(path, "does not exist");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }
}
