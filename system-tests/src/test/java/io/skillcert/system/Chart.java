package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The Helm chart, rendered and linted by Helm itself. */
final class Chart {

    static final Path DIRECTORY = Project.ROOT.resolve("deploy/helm/skillcert");

    /** A version that has every API of the chart. */
    private static final String KUBERNETES = "1.31.0";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /**
     * Renders the chart.
     *
     * @param values one of the files in {@code ci}, such as {@code minimal}
     * @param settings values that replace those of the file, by their paths
     * @throws IllegalStateException if the schema or the chart refuses the values
     */
    static String render(String values, Map<String, String> settings) {
        var template = new Helm(DIRECTORY)
                .template()
                .withName("skillcert")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(valuesFile(values));
        settings.forEach(template::set);
        return template.call();
    }

    static String render(String values) {
        return render(values, Map.of());
    }

    /** Returns the rendered objects. */
    static List<JsonNode> objects(String rendered) {
        return Arrays.stream(rendered.split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .map(Chart::read)
                .toList();
    }

    private static JsonNode read(String document) {
        try {
            return YAML.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException(document, e);
        }
    }

    /**
     * Lints the chart strictly. Helm lints the values of the chart alone, so they are merged with those of the file in a copy.
     *
     * @param copy an empty directory
     */
    static LintResult lint(String values, Path copy) throws IOException {
        var chart = copy.resolve("skillcert");
        try (var files = Files.walk(DIRECTORY, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                Files.copy(file, chart.resolve(DIRECTORY.relativize(file).toString()));
            }
        }
        var merged = YAML.readTree(DIRECTORY.resolve("values.yaml").toFile());
        merge((ObjectNode) merged, YAML.readTree(valuesFile(values).toFile()));
        YAML.writeValue(chart.resolve("values.yaml").toFile(), merged);
        return new Helm(chart).lint().strict().call();
    }

    /** Merges as Helm does: objects field by field, lists not at all. */
    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode inner
                    && field.getValue().isObject()) {
                merge(inner, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private static Path valuesFile(String values) {
        return DIRECTORY.resolve("ci").resolve(values + "-values.yaml");
    }
}
