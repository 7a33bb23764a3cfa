package io.skillcert.registration.lesson;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.policy.data.PolicyDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the files of the lessons, each a front matter in YAML and a body in CommonMark, strictly: an unknown key, a missing text or
 * a code that is repeated stops the service at its start.
 */
final class LessonFiles {

    /** Lists the files in the order of the lessons, since a folder of the classpath can't be listed. */
    static final String INDEX = "lessons/index.txt";

    private static final Pattern PARTS = Pattern.compile("(?s)---\n(.*?)\n---\n(.*)");
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private LessonFiles() {}

    /**
     * All lessons, in the order of the index.
     *
     * @throws PolicyDataException naming the file that is wrong
     */
    static List<Lesson> read() {
        var lessons = new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(path -> "lessons/" + path)
                .map(path -> parse(path, bytes(path)))
                .toList();
        var codes = new HashSet<String>();
        for (var lesson : lessons) {
            if (!codes.add(lesson.code())) {
                throw new PolicyDataException(INDEX, "has two lessons " + lesson.code());
            }
        }
        return lessons;
    }

    /** @throws PolicyDataException if it is not the file of a lesson */
    static Lesson parse(String path, byte[] content) {
        var parts = PARTS.matcher(new String(content, StandardCharsets.UTF_8));
        if (!parts.matches() || parts.group(2).isBlank()) {
            throw new PolicyDataException(path, "is not a front matter with a body");
        }
        try {
            var header = YAML.readValue(parts.group(1), LessonHeader.class);
            return new Lesson(header, parts.group(2).strip(), digest(content));
        } catch (IOException | IllegalArgumentException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private static byte[] bytes(String path) {
        try (var in = LessonFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyDataException(path, "does not exist");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
