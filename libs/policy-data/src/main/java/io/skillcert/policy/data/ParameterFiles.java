package io.skillcert.policy.data;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skillcert.policy.Dated;
import io.skillcert.policy.RuleCode;
import io.skillcert.policy.Timeline;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the parameter files of one folder of the classpath, strictly: a missing citation, an unknown key or unit, two
 * values on a day or a value of the wrong type stops the service at its start.
 */
public final class ParameterFiles {

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // Decimals are written as quoted strings, so that no digit is lost.
            .withCoercionConfig(
                    LogicalType.Float,
                    config -> config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert))
            .addModule(new JavaTimeModule())
            .build();

    private final String place;
    private final Map<String, ParameterFile> files;

    private ParameterFiles(String place, Map<String, ParameterFile> files) {
        this.place = place;
        this.files = files;
    }

    /**
     * The files of a folder of the classpath.
     *
     * @param folder such as {@code policy/entitlement}, without slashes at its ends
     */
    public ParameterFiles(String folder) {
        this(folder, new HashMap<>());
    }

    /** The given files only: a candidate set, or the entries that an old decision rests on. */
    public static ParameterFiles of(String place, Map<String, ParameterFile> files) {
        return new ParameterFiles(place, new HashMap<>(files));
    }

    /**
     * Parses a parameter file.
     *
     * @throws PolicyDataException if it is not one
     */
    public static ParameterFile parse(String path, String yaml) {
        try {
            return YAML.readValue(yaml, ParameterFile.class);
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    /**
     * Parses one value in the syntax of a parameter file.
     *
     * @throws PolicyDataException if it is empty or not YAML
     */
    public static JsonNode parseValue(String yaml) {
        try {
            var value = YAML.readTree(yaml);
            if (value == null || value.isMissingNode() || value.isNull()) {
                throw new PolicyDataException("value", "is empty");
            }
            return value;
        } catch (IOException e) {
            throw new PolicyDataException("value", "is not YAML");
        }
    }

    /** The file with all its entries. */
    public ParameterFile file(String name) {
        return files.computeIfAbsent(name, this::load);
    }

    private ParameterFile load(String name) {
        var path = path(name);
        try (var in = ParameterFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyDataException(path, "does not exist");
            }
            return YAML.readValue(in, ParameterFile.class);
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private String path(String name) {
        return place + "/" + name + ".yaml";
    }

    /** Unit {@code period}: ISO 8601, such as {@code P12M}. */
    public Timeline<Period> period(String name) {
        return read(name, "period", node -> Period.parse(text(node)));
    }

    /** Unit {@code count}: a whole number. */
    public Timeline<Integer> count(String name) {
        return read(name, "count", node -> YAML.treeToValue(node, Integer.class));
    }

    /** Unit {@code flag}: true or false. */
    public Timeline<Boolean> flag(String name) {
        return read(name, "flag", node -> YAML.treeToValue(node, Boolean.class));
    }

    /** Unit {@code decimal}: written as a quoted string, so that no digit is lost. */
    public Timeline<BigDecimal> decimal(String name) {
        return read(name, "decimal", node -> new BigDecimal(text(node)));
    }

    /** Unit {@code text}. */
    public Timeline<String> text(String name) {
        return read(name, "text", ParameterFiles::text);
    }

    /** Any other unit: the value has the shape of a record. */
    public <T> Timeline<T> shaped(String name, String unit, Class<T> shape) {
        return read(name, unit, node -> YAML.treeToValue(node, shape));
    }

    private <T> Timeline<T> read(String name, String unit, Reading<T> reading) {
        var path = path(name);
        try {
            var file = file(name);
            check(path, name, unit, file);
            var history = new ArrayList<Dated<T>>();
            for (Map.Entry<java.time.LocalDate, ParameterFile.Entry> entry :
                    file.values().entrySet()) {
                var dated = entry.getValue();
                history.add(new Dated<>(name, entry.getKey(), reading.of(dated.value()), dated.citation()));
            }
            return new Timeline<>(name, history);
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new PolicyDataException(path, e.getMessage());
        }
    }

    private static void check(String path, String name, String unit, ParameterFile file) {
        if (!file.name().equals(name)) {
            throw new PolicyDataException(path, "its name is " + file.name());
        }
        if (!file.unit().equals(unit)) {
            throw new PolicyDataException(path, "its unit is " + file.unit() + ", not " + unit);
        }
        if (!file.rules().stream().allMatch(rule -> rule.matches(RuleCode.FORM))) {
            throw new PolicyDataException(path, "names something that is not a rule code: " + file.rules());
        }
    }

    private static String text(JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new IllegalArgumentException("a quoted text was expected, not " + node);
        }
        return node.textValue();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(JsonNode node) throws IOException;
    }
}
