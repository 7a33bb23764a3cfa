package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Renders the Helm chart with the values in its directory {@code ci} and compares the objects with files, with the types of
 * Kubernetes and with what the services read. {@code -Dhelm.write=true} writes the files.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm is loaded for Linux on amd64")
class ChartTest {

    private static final String EXPECTED = "system-tests/src/test/resources/helm/";

    /** What the files do not repeat: rules and dashboards are files already. */
    private static final Set<String> FILES_ELSEWHERE = Set.of("PrometheusRule", "ConfigMap");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "route"})
    void helm_lints_the_chart_without_a_warning(String values) throws IOException {
        var result = Chart.lint(values, directory);
        assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
        assertTrue(
                result.getMessages().stream().noneMatch(line -> line.contains("[WARNING]")),
                () -> result.getMessages().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "route"})
    void the_rendered_objects_are_those_of_the_file(String values) throws IOException {
        var rendered = Stream.of(Chart.render(values).split("(?m)^---\n"))
                .filter(document ->
                        FILES_ELSEWHERE.stream().noneMatch(kind -> document.contains("\nkind: " + kind + "\n")))
                .filter(document -> document.contains("\nkind: "))
                .collect(Collectors.joining("---\n"));
        var file = EXPECTED + values + ".yaml";
        if (Boolean.getBoolean("helm.write")) {
            Files.writeString(Project.ROOT.resolve(file), rendered);
        }
        assertEquals(
                Project.read(file), rendered, file + " differs: run the test with -Dhelm.write=true and look at it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "route"})
    void no_object_has_a_field_that_kubernetes_does_not_know(String values) {
        var objects = Chart.objects(Chart.render(values));
        assertTrue(objects.size() > 10, "objects: " + objects.size());
        assertEquals(
                List.of(),
                objects.stream()
                        .flatMap(object -> KubernetesTypes.unknownFields(object).stream())
                        .toList());
    }

    @Test
    void a_misspelt_field_would_be_found() {
        var misspelt = Chart.render("minimal")
                .replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")
                .replace("maxUnavailable: 1", "maxUnavailabe: 1")
                .replace("    - {name: http, port: 80,", "    - {name: http, prt: 80,");
        var route = Chart.render("route").replace("backendRefs:", "backendRef:");
        var unknown = Stream.concat(Chart.objects(misspelt).stream(), Chart.objects(route).stream())
                .flatMap(object -> KubernetesTypes.unknownFields(object).stream())
                .collect(Collectors.joining("\n"));
        for (var field : List.of("readOnlyRootFileSystem", "maxUnavailabe", "prt", "backendRef")) {
            assertTrue(unknown.contains("." + field), unknown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    replicas                                | 3            | additional properties 'replicas' not allowed
                    services.exam.replica                   | 3            | 'replica' not allowed
                    services.exam.documentsClaim            | documents    | at '/services/exam': 'not' failed
                    services.assessment.replicas            | 1            | additional properties 'assessment' not allowed
                    services.exam.replicas                  | many         | got string, want integer
                    services.exam.replicas                  | 13           | maximum: got 13, want 12
                    services.exam.existingSecret            | ""           | minLength: got 0, want 1
                    services.exam.database.url              | db:5432/exam | does not match pattern
                    services.exam.database.password         | secret       | additional properties 'password' not allowed
                    services.exam.env.SKILLCERT_TICKET_SECRET | secret     | 'not' failed
                    env.KAFKA_SASL_JAAS_CONFIG              | secret       | 'not' failed
                    services.subsidy.env.SKILLCERT_PAYMENT_DEBTOR_NAME | null | got null, want string
                    services.exam.digest                    | latest       | does not match pattern
                    kafka.bootstrapServers                  | ""           | minLength: got 0, want 1
                    oidc.issuer                             | id.example   | does not match pattern
                    httpRoute.enabled                       | true         | minItems: got 0, want 1
                    preStopSeconds                          | 0            | minimum: got 0, want 1
                    """)
    void the_schema_refuses(String value, String setting, String reason) {
        assertRefused(Map.of(value, setting), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ingress.enabled=true                                                 | services.exam.host is empty
                    ingress.enabled=true services.exam.host=a services.registration.host=b services.subsidy.host=c | trustedProxies is empty
                    ingress.enabled=true httpRoute.enabled=true httpRoute.parentRefs[0].name=gateway | exclude each other
                    services.registration.documentsClaim=                                | nowhere to store attachments
                    networkPolicy.egress=null                                            | networkPolicy.egress is empty
                    certificates.existingSecret=a certificates.existingConfigMap=b       | exclude each other
                    """)
    void the_chart_refuses_with_the_remedy(String settings, String reason) {
        assertRefused(
                Stream.of(settings.split(" "))
                        .map(setting -> setting.split("=", 2))
                        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1])),
                reason);
    }

    private static void assertRefused(Map<String, String> settings, String reason) {
        var refusal = assertThrows(IllegalStateException.class, () -> Chart.render("minimal", settings));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @Test
    void each_service_has_a_route_of_the_gateway_to_its_host_and_no_ingress() {
        assertEquals(
                List.of("HTTPRoute skillcert-exam", "HTTPRoute skillcert-registration", "HTTPRoute skillcert-subsidy"),
                names("route", "HTTPRoute"));
        assertEquals(List.of(), names("route", "Ingress"));
    }

    @Test
    void one_replica_has_no_disruption_budget_and_scaling_is_off_by_default() {
        assertEquals(
                List.of("PodDisruptionBudget skillcert-registration", "PodDisruptionBudget skillcert-subsidy"),
                names("full", "PodDisruptionBudget"));
        assertEquals(List.of(), names("minimal", "HorizontalPodAutoscaler"));
        assertEquals(
                List.of("HorizontalPodAutoscaler skillcert-registration"), names("full", "HorizontalPodAutoscaler"));
    }

    @Test
    void the_network_policy_denies_what_it_does_not_name() {
        var policy = Chart.objects(Chart.render("minimal")).stream()
                .filter(object -> object.get("kind").asText().equals("NetworkPolicy"))
                .findFirst()
                .orElseThrow();
        assertEquals("[\"Ingress\",\"Egress\"]", policy.at("/spec/policyTypes").toString());
        policy.at("/spec/ingress").forEach(rule -> assertTrue(rule.get("from").size() > 0, rule.toString()));
        policy.at("/spec/egress").forEach(rule -> assertTrue(rule.get("to").size() > 0, rule.toString()));
        assertFalse(policy.at("/spec/ingress").toString().contains("management"), "nobody reads metrics by default");
    }

    @Test
    void rules_and_dashboards_are_those_of_the_files() throws Exception {
        var objects = Chart.objects(Chart.render("full"));
        var rules = objects.stream()
                .filter(object -> object.get("kind").asText().equals("PrometheusRule"))
                .findFirst()
                .orElseThrow();
        assertEquals(AlertRules.read().get("groups"), rules.at("/spec/groups"));
        var dashboards = Project.files("deploy/grafana", ".json");
        assertFalse(dashboards.isEmpty());
        for (var file : dashboards) {
            var name = file.getFileName().toString();
            var map = objects.stream()
                    .filter(object ->
                            object.at("/metadata/name").asText().equals("skillcert-" + name.replace(".json", "")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    Files.readString(file).strip(),
                    map.get("data").get(name).asText().strip());
        }
    }

    @Test
    void the_packaged_chart_contains_rules_and_dashboards() throws Exception {
        new com.marcnuri.helm.Helm(Chart.DIRECTORY)
                .packageIt()
                .withDestination(directory)
                .call();
        var process = new ProcessBuilder(
                        "tar", "tzf", directory.resolve("skillcert-0.1.0.tgz").toString())
                .start();
        var names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (var file : List.of("prometheus/rules.yml", "grafana/overview.json", "values.schema.json")) {
            assertTrue(names.contains("skillcert/" + file + "\n"), names);
        }
    }

    /** The keys and passwords of one file, by the names of the chart; keys that services share are the same. */
    @Test
    void new_env_prints_what_the_secret_of_each_service_must_have() throws Exception {
        var file = Files.writeString(directory.resolve("skillcert.env"), newEnv());
        var services = new YAMLMapper().readTree(Project.read("deploy/helm/skillcert/values.yaml"));
        var values = new HashMap<String, Set<String>>();
        for (var service : Project.SERVICES) {
            var printed = newEnv("--kubernetes", service, file.toString())
                    .lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
            var demanded = new TreeSet<String>();
            services.at("/services/" + service + "/secretKeys").forEach(key -> demanded.add(key.textValue()));
            assertEquals(demanded, new TreeSet<>(printed.keySet()), service);
            printed.forEach((name, value) ->
                    values.computeIfAbsent(name, any -> new HashSet<>()).add(value));
        }
        assertEquals(1, values.get("SKILLCERT_EVENT_KEYSET").size());
        assertEquals(1, values.get("SKILLCERT_PERSONAL_DATA_DIGEST_KEY").size());
        assertEquals(1, values.get("SKILLCERT_TICKET_SECRET").size());
        assertEquals(3, values.get("SKILLCERT_PERSONAL_DATA_KEYSET").size());
        assertEquals(3, values.get("SKILLCERT_SIGNING_KEYS").size());
        assertFalse(values.values().stream().flatMap(Set::stream).anyMatch(String::isBlank));
    }

    private static String newEnv(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("deploy/new-env"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(Project.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command.toString());
        return printed;
    }

    private static List<String> names(String values, String kind) {
        return Chart.objects(Chart.render(values)).stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .map(object -> kind + " " + object.at("/metadata/name").asText())
                .toList();
    }
}
