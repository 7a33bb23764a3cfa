package io.skillcert.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.cohort.CohortReport;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.SampleCohortFile;
import io.skillcert.localstack.cohort.Services;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the images, runs them by docker-compose.yml, where the sample cohort passes through them, and then as the pods of the Helm
 * chart on the same servers. Prints size and start of each.
 */
@Timeout(1800)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(
        named = "tests.images",
        matches = "true",
        disabledReason = "run by -Pimages, as root with podman and docker-compose")
class ImagesIT {

    private static final List<String> COMPONENTS =
            List.of("registration-service", "exam-service", "subsidy-service", "code-runner");
    private static final URI TOKENS =
            URI.create("http://localhost:8180/realms/skillcert/protocol/openid-connect/token");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int STARTS = 5;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void build() throws Exception {
        Containers.writeVariables();
        Containers.build("registration exam subsidy code-runner");
    }

    @AfterAll
    static void stop() throws Exception {
        Containers.compose("--profile", "code", "down", "--volumes");
    }

    @Test
    @Order(1)
    void an_image_says_what_it_is_and_contains_its_bill_of_materials() throws Exception {
        for (var component : COMPONENTS) {
            var image = Containers.inspect(Containers.image(component));
            var user = image.at("/Config/User").asText();
            assertTrue(user.matches("[1-9]\\d*:[1-9]\\d*"), component + " runs as " + user);
            var labels = image.at("/Config/Labels");
            assertEquals("Skillcert " + component, label(labels, "title"));
            assertEquals("0.1.0", label(labels, "version"));
            assertTrue(label(labels, "revision").matches("[0-9a-f]{40}(-modified)?"));
            assertEquals("Apache-2.0", label(labels, "licenses"));
            assertTrue(Instant.parse(label(labels, "created")).isBefore(Instant.now()));
            var folder = component.equals("code-runner") ? "libs/code-runner" : component;
            var inside = Containers.podman(
                    "run", "--rm", "--entrypoint", "cat", Containers.image(component), "/app/sbom.cdx.json");
            assertEquals(Project.read(folder + "/target/bom.json"), inside);
            System.out.printf(
                    "[images] %s: %d MB%n", component, image.get("Size").asLong() / 1_000_000);
        }
    }

    private static String label(JsonNode labels, String name) {
        return labels.path("org.opencontainers.image." + name).asText();
    }

    @Test
    @Order(2)
    void the_services_share_the_layers_of_runtime_and_common_libraries() throws Exception {
        var registration = layers("registration-service");
        var own = registration.size() - sharedLayers(registration, layers("exam-service"));
        assertEquals(own, registration.size() - sharedLayers(registration, layers("subsidy-service")));
        assertEquals(3, own, "libraries, application and class cache are a service's own");
    }

    @Test
    @Order(3)
    void a_build_from_nothing_makes_the_same_layers_but_the_class_cache() throws Exception {
        var first = layers("exam-service");
        Containers.build("exam", "--no-cache");
        var second = layers("exam-service");
        assertEquals(first.subList(0, first.size() - 1), second.subList(0, second.size() - 1));
    }

    private static List<String> layers(String component) throws IOException, InterruptedException {
        var layers = new ArrayList<String>();
        Containers.inspect(Containers.image(component))
                .at("/RootFS/Layers")
                .forEach(layer -> layers.add(layer.asText()));
        return layers;
    }

    private static int sharedLayers(List<String> one, List<String> other) {
        int shared = 0;
        while (shared < Math.min(one.size(), other.size()) && one.get(shared).equals(other.get(shared))) {
            shared++;
        }
        return shared;
    }

    @Test
    @Order(4)
    void the_class_cache_fits_the_runtime_and_the_jars() throws Exception {
        for (var service : Project.SERVICES) {
            var arguments =
                    "-XX:+UseSerialGC -XX:AOTCache=/app/classes.aot -XX:AOTMode=on -cp quarkus-run.jar -version";
            var command = new ArrayList<>(List.of("run", "--rm", "--read-only", "--entrypoint", "java"));
            command.add(Containers.image(service + "-service"));
            command.addAll(List.of(arguments.split(" ")));
            Containers.podman(command.toArray(String[]::new));
        }
    }

    @Test
    @Order(5)
    void compose_runs_the_services_restricted_and_the_sample_cohort_passes_through_them() throws Exception {
        Containers.compose("up", "--detach", "--no-build");
        for (var service : Project.SERVICES) {
            var container = container(service + "-service");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertEquals(
                            "healthy",
                            Containers.podman("inspect", "--format", "{{.State.Health.Status}}", container)
                                    .strip()));
            assertRestricted(container, "10001");
        }
        var tokens = tokens();
        var services = Services.at(
                Stream.of(8081, 8082, 8083)
                        .map(port -> URI.create("http://localhost:" + port))
                        .toList(),
                tokens);
        var rows = SampleCohortFile.read(Project.ROOT.resolve("samples/cohort-2025-07.csv"));
        var run = new CohortRun(services, rows, Optional.of(Project.ROOT.resolve("samples/bank")), step -> {});
        run.run();
        var report = run.report(new CohortReport.Seconds(0, 0));
        assertEquals("50200.00", report.totals().paid());
        assertIsPdf(tokens, report);
    }

    /** A copy of a certificate needs the font, and the modules of the runtime that draw. */
    private static void assertIsPdf(Tokens tokens, CohortReport report) throws IOException, InterruptedException {
        var number = report.certificateNumbers().get(0);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:8082/v1/certificate-copies"))
                .header("Authorization", "Bearer " + tokens.of("exam-officer"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"" + number + "\", \"form\": \"PDF\"}"))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().startsWith("%PDF-"));
    }

    /** The clock goes on from where the sample cohort has left it. */
    @Test
    @Order(6)
    void the_tutorial_leads_a_person_to_a_paid_subsidy_with_the_secrets_of_compose() throws Exception {
        var variables = new HashMap<String, String>();
        Containers.variables().forEach((name, value) -> {
            if (name.endsWith("_CLIENT_SECRET")) {
                variables.put(name, value);
            }
        });
        variables.put("TOKEN_ENDPOINT", TOKENS.toString());
        var outcome = Tutorial.runWith(variables);
        assertEquals(0, outcome.code(), outcome.printed());
        assertTrue(
                outcome.printed().strip().lines().anyMatch(line -> line.contains("\"status\":\"PAID\"")),
                outcome::printed);
    }

    @Test
    @Order(7)
    void the_runner_runs_programs_in_its_container() throws Exception {
        Containers.compose("--profile", "code", "up", "--detach", "--no-build", "code-runner");
        var container = container("code-runner");
        await().atMost(PATIENCE)
                .until(() -> Containers.podman("logs", container).contains("ready: python"));
        assertRestricted(container, "10002");
    }

    /** What docs/tutorial/operator.md shows. */
    @Test
    @Order(8)
    void an_operator_sees_a_lost_broker_and_brings_it_back() throws Exception {
        assertEquals(0, skillcertctl("status").code());
        Containers.compose("stop", "kafka");
        await().atMost(PATIENCE).untilAsserted(() -> {
            var status = skillcertctl("status");
            assertEquals(1, status.code(), status::printed);
            assertTrue(status.printed().matches("(?s).*\nexam +true +false .*"), status::printed);
        });
        Containers.compose("start", "kafka");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(0, skillcertctl("status").code()));
        assertEquals(0, skillcertctl("consistency", "2025-07-21", "2025-08-20").code());
    }

    private static Containers.Outcome skillcertctl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("deploy/skillcertctl"));
        command.addAll(List.of(arguments));
        return Containers.run(command, Map.of("TOKEN", tokens().of("operator")));
    }

    @Test
    @Order(9)
    void a_service_starts_within_its_limits() throws Exception {
        for (var service : Project.SERVICES) {
            var container = container(service + "-service");
            var seconds = new ArrayList<Double>();
            for (int i = 0; i < STARTS; i++) {
                Containers.podman("stop", "--time", "30", container);
                var started = System.nanoTime();
                Containers.podman("start", container);
                awaitAnswer(container, 9000, "/q/health/ready");
                seconds.add((System.nanoTime() - started) / 1e9);
            }
            seconds.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "[images] %s-service: ready %.1f s after its start (%.1f to %.1f)%n",
                    service,
                    seconds.get(STARTS / 2),
                    seconds.get(0),
                    seconds.get(STARTS - 1));
        }
    }

    @Test
    @Order(10)
    void the_pods_of_the_chart_become_ready_and_answer(@TempDir Path folder) throws Exception {
        var tokens = tokens();
        Containers.compose("stop", "code-runner", "registration-service", "exam-service", "subsidy-service");
        try {
            for (var service : Project.SERVICES) {
                ChartPods.play(service, folder.resolve(service + ".yaml"), secrets(service));
            }
            for (var service : Project.SERVICES) {
                var container = ChartPods.name(service) + "-" + service + "-service";
                var described = ChartPods.described(service);
                for (var probe : List.of(
                        described.getStartupProbe(), described.getLivenessProbe(), described.getReadinessProbe())) {
                    var path = probe.getHttpGet().getPath();
                    awaitAnswer(infrastructure(service), port(described, probe), path);
                }
                assertRestricted(container, "10001");
                var entries = new ApiClient(URI.create("http://" + address(infrastructure(service)) + ":8080"), tokens)
                        .get("auditor", "/v1/audit-entries?limit=1");
                assertEquals(1, entries.get("items").size());
            }
        } finally {
            for (var service : Project.SERVICES) {
                ChartPods.stop(folder.resolve(service + ".yaml"));
            }
        }
    }

    private static int port(Container described, Probe probe) {
        var name = probe.getHttpGet().getPort().getStrVal();
        return described.getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getContainerPort();
    }

    /** Returns the container that has the address of a pod. */
    private static String infrastructure(String service) throws IOException, InterruptedException {
        return Containers.podman("pod", "inspect", "--format", "{{.InfraContainerID}}", ChartPods.name(service))
                .strip();
    }

    /** Returns the secrets of a service as docker-compose.yml gives them. */
    private static Map<String, String> secrets(String service) throws Exception {
        var variables = Containers.variables();
        var secrets = new TreeMap<String, String>();
        OperatingTest.compose()
                .at("/services/" + service + "-service/environment")
                .properties()
                .forEach(variable -> {
                    if (variable.getKey().matches(".*_(PASSWORD|SECRET|KEYSET|KEYS?)")) {
                        var name = variable.getValue().asText().replaceAll("[${}]", "");
                        secrets.put(variable.getKey(), variables.get(name));
                    }
                });
        return secrets;
    }

    private static Tokens tokens() throws IOException {
        var secrets = new HashMap<>(Containers.variables());
        return new Tokens(
                TOKENS,
                client -> secrets.get(
                        "SKILLCERT_" + client.toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "_CLIENT_SECRET"));
    }

    private static String container(String service) throws IOException, InterruptedException {
        return Containers.compose("ps", "--quiet", service).strip();
    }

    private static String address(String container) throws IOException, InterruptedException {
        return Containers.inspect(container)
                .at("/NetworkSettings/Networks/" + Containers.NETWORK + "/IPAddress")
                .asText();
    }

    private static void awaitAnswer(String container, int port, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://" + address(container) + ":" + port + path);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> HTTP.send(
                                        HttpRequest.newBuilder(uri)
                                                .timeout(Duration.ofSeconds(5))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** The first process has no capability and can't gain one, its system calls are filtered, and it can write to /tmp only. */
    private static void assertRestricted(String container, String user) throws IOException, InterruptedException {
        assertTrue(
                Containers.inspect(container).at("/HostConfig/ReadonlyRootfs").asBoolean());
        var status = Containers.podman("exec", container, "cat", "/proc/1/status");
        assertTrue(status.matches("(?s).*\nUid:\\s" + user + "\\s.*\nCapEff:\\s0{16}\nCapBnd:\\s0{16}\n.*"), status);
        assertTrue(status.matches("(?s).*\nNoNewPrivs:\\s1\n.*"), status);
        for (var path : List.of("/app/new", "/opt/java/new", "/etc/new", "/var/lib/new")) {
            assertNotEquals(
                    0, Containers.tryPodman("exec", container, "touch", path).code(), path);
        }
    }
}
