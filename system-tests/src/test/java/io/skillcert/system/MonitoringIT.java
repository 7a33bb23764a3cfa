package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets a real Prometheus scrape the services after the sample cohort and asks it everything that dashboards, rules and
 * objectives ask; then raises an alert and does what its runbook says.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+?)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern QUERY = Pattern.compile("(?m)(?:^    \\S.*\n)+");

    @TempDir
    static Path directory;

    private static RunningStack stack;
    private static Alertmanager alerts;
    private static Prometheus prometheus;

    @BeforeAll
    static void scrape() throws Exception {
        stack = RunningStack.shared();
        var targets = new LinkedHashMap<String, URI>();
        for (var service : Project.SERVICES) {
            targets.put(service, stack.managementAddress(service));
            // an error and a few answers, so that there is something to compute rates of
            get(stack.address(service).resolve("/v1/audit-heads"));
        }
        alerts = Alertmanager.start(directory);
        prometheus = Prometheus.start(directory, targets, alerts);
        for (var service : Project.SERVICES) {
            get(stack.address(service).resolve("/v1/audit-heads"));
        }
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        alerts.close();
    }

    @Test
    void each_query_of_a_panel_yields_series() throws Exception {
        for (var query : Dashboards.queries()) {
            assertYieldsSeries(query.panel(), query.resolved());
        }
    }

    @Test
    void each_query_of_an_objective_yields_series() throws Exception {
        var queries =
                QUERY.matcher(Project.read("docs/operating/slo.md")).results().toList();
        assertEquals(3, queries.size());
        for (var query : queries) {
            assertYieldsSeries("slo.md", query.group());
        }
    }

    private static void assertYieldsSeries(String where, String query) {
        await(where + ": " + query, () -> !prometheus.query(query).isEmpty());
    }

    @Test
    void prometheus_evaluates_each_rule_and_nothing_is_wrong_with_running_services() throws Exception {
        await("the rules", () -> health().values().stream().allMatch("ok"::equals));
        var expected = new TreeSet<>(AlertRules.names());
        expected.addAll(AlertRules.recorded());
        assertEquals(expected, health().keySet());
        var firing = prometheus.query("ALERTS{alertstate=\"firing\"}");
        assertTrue(firing.isEmpty(), firing.toString());
    }

    /** Provokes what SkillcertEventsUnverified is about, and does what its runbook says with the operator's program. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_forged_event_raises_its_alert_which_is_sent_and_the_runbook_ends_it() throws Exception {
        var key = UUID.randomUUID().toString();
        var forged = new ProducerRecord<>("exam.events", key, "{}");
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", "io.skillcert.exam.certificate-issued.v1")
                .forEach((name, value) -> forged.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        stack.send(forged);
        await("the alert", () -> !prometheus
                .query(
                        "ALERTS{alertname=\"SkillcertEventsUnverified\", alertstate=\"firing\", job=\"subsidy-service\", topic=\"exam.events\"}")
                .isEmpty());
        await("the message", () -> alerts.received("SkillcertEventsUnverified").stream()
                .anyMatch(alert -> alert.get("status").asText().equals("firing")
                        && alert.at("/labels/job").asText().equals("subsidy-service")
                        && alert.at("/annotations/runbook").asText().endsWith("SkillcertEventsUnverified.md")));

        for (var service : List.of("registration", "subsidy")) {
            await("the event is parked", () -> parked(service).isPresent());
            var event = parked(service).orElseThrow();
            assertEquals("FORGED", event.get("cause").asText());
            assertEquals(
                    0,
                    Skillcertctl.as(
                                    "operator",
                                    "parked",
                                    "discard",
                                    service,
                                    event.get("id").asText(),
                                    "forged by a test")
                            .code());
            var own = Skillcertctl.as(
                    "operator", "parked", "confirm", service, event.get("id").asText());
            assertEquals(3, own.code(), "the same operator: " + own.printed());
            assertEquals(
                    0,
                    Skillcertctl.as(
                                    "operator.2",
                                    "parked",
                                    "confirm",
                                    service,
                                    event.get("id").asText())
                            .code());
        }
        var left = Skillcertctl.as("operator", "parked");
        assertEquals(0, left.code(), left.printed());
        await(
                "parked events",
                () -> prometheus.query("max(skillcert_parked_events) == 0").size() == 1);
    }

    /** Returns the parked event of a service; the program exits with 1 if there is one. */
    private static Optional<JsonNode> parked(String service) throws Exception {
        var answer = Skillcertctl.as("operator", "--json", "parked");
        var rows = new ObjectMapper().readTree(answer.printed());
        assertEquals(rows.isEmpty() ? 0 : 1, answer.code(), answer.printed());
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("service").asText().equals(service))
                .findFirst();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(120)).until(condition);
    }

    private static Map<String, String> health() throws IOException, InterruptedException {
        var health = new TreeMap<String, String>();
        prometheus.rules().forEach(group -> group.get("rules")
                .forEach(rule ->
                        health.put(rule.get("name").asText(), rule.get("health").asText())));
        return health;
    }

    @Test
    void what_the_services_export_is_listed_with_its_kind_labels_and_services() throws Exception {
        var allLabels = new TreeMap<String, TreeSet<String>>();
        for (var service : Project.SERVICES) {
            var exported = get(stack.managementAddress(service).resolve("/q/metrics"));
            var labels = labels(exported);
            assertEquals(List.of(), differences(service, kinds(exported), labels), service);
            labels.forEach((name, seen) ->
                    allLabels.computeIfAbsent(name, key -> new TreeSet<>()).addAll(seen));
        }
        MetricsReference.listed().forEach((name, row) -> {
            if (name.startsWith("skillcert_") && allLabels.containsKey(name)) {
                assertEquals(new TreeSet<>(row.labels()), allLabels.get(name), name);
            }
        });
    }

    private static List<String> differences(
            String service, Map<String, String> kinds, Map<String, TreeSet<String>> labels) {
        var listed = MetricsReference.listed();
        var differences = new ArrayList<String>();
        kinds.keySet().stream()
                .filter(name -> name.startsWith("skillcert_"))
                .filter(name -> !listed.containsKey(name.replaceFirst("_max$", "")))
                .forEach(name -> differences.add(name + " is not listed"));
        listed.forEach((name, row) -> {
            var isOfService =
                    row.services().equals(List.of("all")) || row.services().contains(service);
            var isExported = kinds.containsKey(name);
            if (isExported != isOfService && (isExported || row.kind().equals("gauge"))) {
                differences.add(name + (isExported ? " is exported too" : " is not exported"));
            } else if (isExported) {
                var seen = labels.getOrDefault(name, new TreeSet<>());
                if (!row.labels().containsAll(seen) || !kinds.get(name).equals(row.kind())) {
                    differences.add(name + " is a " + kinds.get(name) + " with the labels " + seen);
                }
            }
        });
        return differences;
    }

    /** Returns the kinds of the exported metrics by the names that the list has. */
    private static Map<String, String> kinds(String exported) {
        var kinds = new TreeMap<String, String>();
        TYPE.matcher(exported).results().forEach(type -> {
            switch (type.group(2)) {
                case "counter" -> kinds.put(type.group(1).replaceFirst("(_total)?$", "_total"), "counter");
                case "summary", "histogram" -> kinds.put(type.group(1), "timer");
                default -> kinds.put(type.group(1), type.group(2));
            }
        });
        return kinds;
    }

    /** Returns the names of the labels of each series, or of the timer it belongs to, but for the bounds of buckets. */
    private static Map<String, TreeSet<String>> labels(String exported) {
        var labels = new TreeMap<String, TreeSet<String>>();
        SAMPLE.matcher(exported).results().forEach(sample -> {
            var names = new TreeSet<String>();
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> names.add(label.group(1)));
            }
            names.remove("le");
            for (var name : List.of(sample.group(1), sample.group(1).replaceFirst("_(count|sum|bucket)$", ""))) {
                labels.computeIfAbsent(name, key -> new TreeSet<>()).addAll(names);
            }
        });
        return labels;
    }

    private static String get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
