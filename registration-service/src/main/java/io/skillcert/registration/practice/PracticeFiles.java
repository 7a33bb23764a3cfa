package io.skillcert.registration.practice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.assessment.ItemKind;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.registration.practice.PracticeContent.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files of the practice bank strictly: written items by function, tasks of other kinds, generated items. */
final class PracticeFiles {

    static final Map<Integer, List<String>> FUNCTIONS = Map.of(
            4, List.of("ETHICS", "FOUNDATIONS", "DATA_COLLECTION", "DATA_ANNOTATION", "SYSTEM_OPERATION"),
            3, List.of("ETHICS", "FOUNDATIONS", "BUSINESS_ANALYSIS", "MODEL_TRAINING", "SYSTEM_DESIGN", "COACHING"));

    private static final ObjectMapper YAML = strict(JsonMapper.builder(new YAMLFactory()));
    private static final ObjectMapper JSON = strict(JsonMapper.builder());

    private PracticeFiles() {}

    private static ObjectMapper strict(JsonMapper.Builder builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * An item as its author writes it; the program orders the options.
     *
     * @param right true or false, the right option, or the list of right options
     * @param why the reason, without the key
     */
    private record Written(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) ItemKind kind,
            @JsonProperty(required = true) String topic,
            @JsonProperty(required = true) String stem,
            @JsonProperty(required = true) Object right,
            List<String> wrong,
            @JsonProperty(required = true) String why,
            String source) {}

    /** A generated item, or a task of another kind. */
    private record Complete(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) ItemKind kind,
            @JsonProperty(required = true) String function,
            @JsonProperty(required = true) String topic,
            String template,
            @JsonProperty(required = true) PracticeContent content,
            @JsonProperty(required = true) Map<String, Object> key,
            @JsonProperty(required = true) String why,
            String whyEn) {

        private PracticeItem item(int level) {
            return new PracticeItem(
                    id,
                    level,
                    kind,
                    function,
                    topic,
                    template == null ? id : template,
                    content,
                    key,
                    why,
                    Optional.ofNullable(whyEn),
                    Optional.empty());
        }
    }

    /** @throws PolicyDataException naming the file that is missing or wrong */
    static List<PracticeItem> read(int level) {
        var folder = "practice/level-" + level + "/";
        var written = FUNCTIONS.get(level).stream().flatMap(function -> written(folder, level, function));
        var tasks = yaml(folder + "tasks.yaml", new TypeReference<List<Complete>>() {}).stream();
        var generated = text(folder + "generated.jsonl").lines().map(line -> generated(folder, line));
        return Stream.concat(written, Stream.concat(tasks, generated).map(complete -> complete.item(level)))
                .toList();
    }

    private static Stream<PracticeItem> written(String folder, int level, String function) {
        var path = folder + function.toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
        return yaml(path, new TypeReference<List<Written>>() {}).stream().map(item -> item(item, level, function));
    }

    private static PracticeItem item(Written written, int level, String function) {
        return switch (written.kind()) {
            case TRUE_FALSE ->
                item(
                        written,
                        level,
                        function,
                        List.of(),
                        written.right(),
                        Boolean.TRUE.equals(written.right()) ? "正确。" : "错误。");
            case SINGLE_CHOICE -> {
                var options = options(written, List.of((String) written.right()));
                var right = letters(options, List.of((String) written.right())).get(0);
                yield item(written, level, function, options, right, "正确答案是 " + right + "：" + written.right() + "。");
            }
            case MULTIPLE_CHOICE -> {
                var texts = ((List<?>) written.right())
                        .stream().map(String.class::cast).toList();
                var options = options(written, texts);
                var right = letters(options, texts);
                yield item(written, level, function, options, right, "正确答案是 " + String.join("、", right) + "。");
            }
            default -> throw new IllegalArgumentException(written.id() + " has a kind that is not written like this");
        };
    }

    private static PracticeItem item(
            Written written, int level, String function, List<Option> options, Object right, String answer) {
        return new PracticeItem(
                written.id(),
                level,
                written.kind(),
                function,
                written.topic(),
                written.id(),
                PracticeContent.of(written.stem(), options),
                Map.of("value", right),
                answer + written.why(),
                Optional.empty(),
                Optional.ofNullable(written.source()));
    }

    /** The options in an order that the id of the item decides. */
    private static List<Option> options(Written written, List<String> right) {
        var texts = new ArrayList<>(right);
        texts.addAll(written.wrong());
        Collections.shuffle(texts, new Random(31L * written.id().hashCode()));
        var options = new ArrayList<Option>();
        for (var text : texts) {
            options.add(new Option(String.valueOf((char) ('A' + options.size())), text, null));
        }
        return options;
    }

    private static List<String> letters(List<Option> options, List<String> texts) {
        return options.stream()
                .filter(option -> texts.contains(option.text()))
                .map(Option::id)
                .collect(Collectors.toList());
    }

    private static Complete generated(String folder, String line) {
        try {
            return JSON.readValue(line, Complete.class);
        } catch (JsonProcessingException e) {
            throw new PolicyDataException(folder + "generated.jsonl", e.getMessage());
        }
    }

    private static <T> T yaml(String path, TypeReference<T> type) {
        try {
            return YAML.readValue(text(path), type);
        } catch (JsonProcessingException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private static String text(String path) {
        try (var in = PracticeFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyDataException(path, "does not exist");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }
}
