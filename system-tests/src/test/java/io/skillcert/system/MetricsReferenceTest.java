package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the list of metrics with the meters in the code, and rules and dashboards with the list. */
class MetricsReferenceTest {

    /** A meter in the code: how it is made, and its name. */
    private static final Pattern METER = Pattern.compile(
            "(Counter\\.builder|Gauge\\.builder|\\.counter|\\.gauge|\\.timer)\\(\\s*\"(skillcert\\.[a-z.]+)\"");

    /** What Prometheus makes itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    @Test
    void each_meter_in_the_code_is_listed_and_no_other() {
        var inCode = new TreeMap<String, String>();
        Stream.concat(Stream.of("libs"), Project.SERVICES.stream().map(service -> service + "-service"))
                .flatMap(folder -> Project.files(folder, ".java").stream())
                .filter(file -> file.toString().contains("/src/main/"))
                .forEach(file -> METER.matcher(Project.read(file.toString()))
                        .results()
                        .forEach(meter -> {
                            var kind =
                                    meter.group(1).replaceAll("\\W|builder", "").toLowerCase(java.util.Locale.ROOT);
                            inCode.put(seriesName(meter.group(2), kind), kind);
                        }));
        var listed = new TreeMap<String, String>();
        MetricsReference.listed().forEach((name, row) -> {
            if (name.startsWith("skillcert_")) {
                listed.put(name, row.kind());
            }
        });
        assertEquals(inCode, listed);
    }

    /** Returns the name that Prometheus knows a meter by. */
    private static String seriesName(String meter, String kind) {
        var name = meter.replace('.', '_');
        return switch (kind) {
            case "counter" -> name + "_total";
            case "timer" -> name + "_seconds";
            default -> name;
        };
    }

    @Test
    void rules_and_dashboards_read_listed_metrics_only() throws Exception {
        var known = new TreeSet<>(OF_PROMETHEUS);
        known.addAll(AlertRules.recorded());
        var unknown = new ArrayList<String>();
        for (var rule : AlertRules.rules()) {
            Dashboards.seriesOf(rule.get("expr").asText()).stream()
                    .filter(name -> !known.contains(name) && !MetricsReference.has(name))
                    .forEach(name -> unknown.add(name + " in a rule"));
        }
        for (var query : Dashboards.queries()) {
            Dashboards.seriesOf(query.expression()).stream()
                    .filter(name -> !known.contains(name) && !MetricsReference.has(name))
                    .forEach(name -> unknown.add(name + " in " + query.panel()));
        }
        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sum by (job) (rate(a_total{x="b"}[5m])) > 0 and time() - max by (job, name) (b_seconds) > 3600 | a_total b_seconds
                    1 - (sum(c) or 0 * sum(d:e unless f offset 15m)) / 14.4 < bool 1e3                            | c d:e f
                    avg_over_time((max by (job) (g) < bool 60)[30d:1m])                                           | g
                    """)
    void the_names_in_an_expression_are_found(String expression, String names) {
        assertEquals(names, String.join(" ", Dashboards.seriesOf(expression)));
    }

    @Test
    void each_dashboard_is_one_that_grafana_can_import() throws Exception {
        var uids = new TreeSet<String>();
        for (var dashboard : Dashboards.read()) {
            var title = dashboard.get("title").asText();
            assertTrue(uids.add(dashboard.get("uid").asText()), title);
            assertTrue(dashboard.get("schemaVersion").asInt() >= 39, title);
            var variables = dashboard.at("/templating/list").findValuesAsText("name");
            assertEquals(List.of("datasource", "job"), variables, title);
            var ids = new TreeSet<Integer>();
            var places = new TreeSet<String>();
            for (var panel : dashboard.get("panels")) {
                assertTrue(ids.add(panel.get("id").asInt()), title);
                var place = panel.get("gridPos");
                assertTrue(place.get("x").asInt() + place.get("w").asInt() <= 24, title);
                assertTrue(places.add(place.get("x") + "," + place.get("y")), title + ": panels on one place");
                if (!panel.get("type").asText().equals("row")) {
                    assertEquals("${datasource}", panel.at("/datasource/uid").asText(), title);
                    assertFalse(panel.at("/fieldConfig/defaults/unit").asText().isEmpty(), title);
                    assertFalse(panel.get("targets").isEmpty(), title);
                }
            }
        }
        assertEquals(Set.of("skillcert-overview", "skillcert-events", "skillcert-money", "skillcert-jvm"), uids);
    }

    @Test
    void each_metric_of_the_project_that_an_operator_can_watch_is_on_a_dashboard() throws Exception {
        var shown = new TreeSet<String>();
        for (var query : Dashboards.queries()) {
            shown.addAll(Dashboards.seriesOf(query.expression()));
        }
        var missing = MetricsReference.listed().entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("skillcert_"))
                .filter(metric -> shown.stream().noneMatch(name -> MetricsReference.isOf(name, metric)))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), missing);
    }
}
