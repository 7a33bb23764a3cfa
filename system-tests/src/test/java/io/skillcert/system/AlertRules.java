package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules for Prometheus. */
final class AlertRules {

    static final String FILE = "deploy/prometheus/rules.yml";
    static final String TESTS = "deploy/prometheus/rules_test.yml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private AlertRules() {}

    static JsonNode read() throws IOException {
        return read(FILE);
    }

    static JsonNode read(String file) throws IOException {
        return YAML.readTree(Project.read(file));
    }

    /** Returns the alerting rules. */
    static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** Returns all rules. */
    static List<JsonNode> rules() throws IOException {
        var rules = new ArrayList<JsonNode>();
        read().get("groups").forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    /** Returns the names of the alerts. */
    static Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        alerts().forEach(alert -> names.add(alert.get("alert").asText()));
        return names;
    }

    /** Returns the names of the series that are computed. */
    static Set<String> recorded() throws IOException {
        var names = new TreeSet<String>();
        rules().stream()
                .filter(rule -> rule.has("record"))
                .forEach(rule -> names.add(rule.get("record").asText()));
        return names;
    }
}
