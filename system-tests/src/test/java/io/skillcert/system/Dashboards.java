package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The dashboards for Grafana and the names in their queries. */
final class Dashboards {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Set<String> WORDS =
            Set.of("by", "on", "and", "or", "unless", "offset", "bool", "without", "ignoring", "group_left");

    /**
     * A query of a panel.
     *
     * @param panel its dashboard and title
     */
    record Query(String panel, String expression) {

        /** Returns the query with the values that Grafana would put in: all services and its smallest rate interval. */
        String resolved() {
            return expression.replace("$job", ".+").replace("$__rate_interval", "1m");
        }
    }

    private Dashboards() {}

    static List<JsonNode> read() throws IOException {
        var dashboards = new ArrayList<JsonNode>();
        for (var file : files()) {
            dashboards.add(new ObjectMapper().readTree(file.toFile()));
        }
        return dashboards;
    }

    static List<Path> files() {
        return Project.files("deploy/grafana", ".json");
    }

    static List<Query> queries() throws IOException {
        var queries = new ArrayList<Query>();
        for (var dashboard : read()) {
            for (var panel : dashboard.get("panels")) {
                var name = dashboard.get("title").asText() + ": "
                        + panel.get("title").asText();
                panel.path("targets")
                        .forEach(target ->
                                queries.add(new Query(name, target.get("expr").asText())));
            }
        }
        return queries;
    }

    /** Returns the names of the series that an expression of Prometheus reads. */
    static Set<String> seriesOf(String expression) {
        var bare = expression
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceAll("\\b(by|on|without|ignoring|group_left) *\\([^)]*\\)", "")
                .replaceAll("offset \\w+", "")
                .replaceAll("\\b\\d[\\w.]*", "");
        var names = new TreeSet<String>();
        var found = NAME.matcher(bare);
        while (found.find()) {
            var isCall = bare.substring(found.end()).stripLeading().startsWith("(");
            if (!isCall && !WORDS.contains(found.group())) {
                names.add(found.group());
            }
        }
        return names;
    }
}
