package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the pods of the Helm chart with what the services need, read and are allowed. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm is loaded for Linux on amd64")
class ChartPodsTest {

    /** Variables of Quarkus and Kafka's clients, which are not listed one by one. */
    private static final Pattern FOREIGN = Pattern.compile("(KAFKA|QUARKUS)_\\w+");

    /** A listed variable without a default, and the services that read it. */
    private static final Pattern REQUIRED =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| none: the service does not start");

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void every_pod_is_restricted(String values) {
        for (var deployment : deployments(values).values()) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            var user = pod.getSecurityContext();
            assertTrue(user.getRunAsNonRoot() && user.getRunAsUser() > 0);
            assertEquals("RuntimeDefault", user.getSeccompProfile().getType());
            assertFalse(pod.getAutomountServiceAccountToken());
            assertFalse(pod.getEnableServiceLinks());
            for (var container : pod.getContainers()) {
                var rights = container.getSecurityContext();
                assertTrue(rights.getReadOnlyRootFilesystem());
                assertFalse(rights.getAllowPrivilegeEscalation());
                assertEquals(List.of("ALL"), rights.getCapabilities().getDrop());
                assertEquals(List.of(), rights.getCapabilities().getAdd());
            }
        }
    }

    @Test
    void the_user_of_the_pods_is_the_user_of_the_images() {
        for (var service : Project.SERVICES) {
            var user = deployments("minimal")
                    .get(service)
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getSecurityContext()
                    .getRunAsUser();
            assertTrue(Project.read(Containers.DOCKERFILE).contains("\nUSER " + user + ":" + user + "\n"));
        }
    }

    @Test
    void a_pod_ends_later_than_its_service_and_its_probes_ask_for_health() {
        var seconds = Integer.parseInt(
                Project.read("libs/http-api/src/main/resources/META-INF/microprofile-config.properties")
                        .split("quarkus.shutdown.timeout=")[1]
                        .split("s")[0]);
        deployments("minimal").values().forEach(deployment -> {
            var pod = deployment.getSpec().getTemplate().getSpec();
            var container = pod.getContainers().get(0);
            var pause = Integer.parseInt(
                    container.getLifecycle().getPreStop().getExec().getCommand().get(1));
            assertTrue(pod.getTerminationGracePeriodSeconds() > pause + seconds);
            var probes = Map.of(
                    "/q/health/started", container.getStartupProbe(),
                    "/q/health/live", container.getLivenessProbe(),
                    "/q/health/ready", container.getReadinessProbe());
            probes.forEach((path, probe) -> {
                assertEquals(path, probe.getHttpGet().getPath());
                assertEquals("management", probe.getHttpGet().getPort().getStrVal());
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void a_service_is_given_only_variables_that_it_reads_and_all_that_it_needs(String values) {
        deployments(values).forEach((service, deployment) -> {
            var given = variables(pod(deployment)).stream()
                    .map(variable -> variable.replaceFirst("_FILE$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            var unread = given.stream()
                    .filter(name -> !OperatingTest.variablesOf(service).contains(name))
                    .filter(name -> !FOREIGN.matcher(name).matches())
                    .toList();
            assertEquals(List.of(), unread, service + "-service does not read these");
            var needed = REQUIRED.matcher(Project.read("docs/operating/configuration.md"))
                    .results()
                    .filter(found -> Set.of(service, "all").contains(found.group(2)))
                    .map(found -> found.group(1))
                    .toList();
            assertTrue(given.containsAll(needed), service + "-service needs " + needed);
        });
    }

    @Test
    void secrets_are_files_of_existing_secrets_and_those_that_compose_gives() throws Exception {
        for (var service : Project.SERVICES) {
            var pod = pod(deployments("minimal").get(service));
            var files = variables(pod).stream()
                    .filter(name -> name.endsWith("_FILE"))
                    .map(name -> name.replace("_FILE", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            var compose = new TreeSet<String>();
            OperatingTest.compose()
                    .at("/services/" + service + "-service/environment")
                    .fieldNames()
                    .forEachRemaining(compose::add);
            compose.removeIf(name -> !name.matches(".*_(PASSWORD|SECRET|KEYSET|KEYS?)"));
            assertEquals(compose, files);
            var secret = pod.getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .findFirst()
                    .orElseThrow()
                    .getSecret();
            assertEquals(service + "-service", secret.getSecretName());
            assertEquals(
                    files,
                    secret.getItems().stream()
                            .map(item -> item.getKey())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertTrue(Chart.objects(Chart.render("full")).stream()
                .noneMatch(object -> object.get("kind").asText().equals("Secret")));
    }

    /** Returns the deployments by service. */
    private static Map<String, Deployment> deployments(String values) {
        var deployments = Chart.objects(Chart.render(values)).stream()
                .filter(object -> object.get("kind").asText().equals("Deployment"))
                .collect(Collectors.toMap(ChartPodsTest::service, object -> (Deployment) KubernetesTypes.read(object)));
        assertEquals(Set.copyOf(Project.SERVICES), deployments.keySet());
        return deployments;
    }

    private static String service(JsonNode object) {
        return object.at("/metadata/name").asText().replace("skillcert-", "");
    }

    private static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    private static List<String> variables(PodSpec pod) {
        return pod.getContainers().get(0).getEnv().stream().map(EnvVar::getName).toList();
    }
}
