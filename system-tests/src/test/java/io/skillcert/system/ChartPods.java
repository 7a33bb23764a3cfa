package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pods of the Helm chart, played by podman beside the servers of docker-compose.yml. Podman has no probes that ask another
 * container's port by name, and runs curl for them, so the probes are taken out and asked by the test. What a cluster decides is not
 * played: services, network policies, scaling.
 */
final class ChartPods {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChartPods() {}

    /**
     * Plays the pod of a service without its ports, which podman 4.3 would publish on this machine, and its probes, which the test asks itself.
     *
     * @param file where the manifest is written
     * @param secrets the values of the variables that are secrets
     */
    static void play(String service, Path file, Map<String, String> secrets) throws IOException, InterruptedException {
        var deployment = rendered(service).deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0"))
                .remove(List.of("ports", "startupProbe", "livenessProbe", "readinessProbe"));
        mountFromThisMachine(deployment.at("/spec/template/spec/volumes"), file, secrets);
        Files.writeString(file, JSON.writeValueAsString(deployment));
        Containers.podman("kube", "play", "--network", Containers.NETWORK, file.toString());
    }

    /** Stops the pod that was played from a manifest. */
    static void stop(Path file) throws IOException, InterruptedException {
        Containers.podman("kube", "down", file.toString());
    }

    /** Returns the container of a service as the chart describes it. */
    static Container described(String service) {
        var deployment = (Deployment) KubernetesTypes.read(rendered(service));
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static JsonNode rendered(String service) {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrapServers", "kafka:9092");
        settings.put("oidc.issuer", "http://keycloak:8080/realms/skillcert");
        for (var each : Project.SERVICES) {
            settings.put("services." + each + ".replicas", "1");
            settings.put("services." + each + ".database.url", "jdbc:postgresql://postgres:5432/" + each);
            // Without the services of a cluster a pod is called by its own name.
            settings.put(
                    "env.SKILLCERT_JWKS_" + each.toUpperCase(Locale.ROOT) + "_URL",
                    "http://" + name(each) + ":8080/.well-known/jwks.json");
        }
        return Chart.objects(Chart.render("minimal", settings)).stream()
                .filter(object -> object.get("kind").asText().equals("Deployment"))
                .filter(object -> object.at("/metadata/name").asText().equals("skillcert-" + service))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the name that podman gives the pod of a service. */
    static String name(String service) {
        return "skillcert-" + service + "-pod-0";
    }

    /** Podman 4.3 mounts the values of a secret as they stand in its manifest, in Base64: they are given as files. */
    private static void mountFromThisMachine(JsonNode volumes, Path file, Map<String, String> secrets)
            throws IOException {
        var folder = Files.createDirectory(file.resolveSibling(file.getFileName() + ".secrets"));
        for (var secret : secrets.entrySet()) {
            Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
        }
        for (var volume : volumes) {
            if (((ObjectNode) volume).remove("secret") != null) {
                ((ObjectNode) volume)
                        .putObject("hostPath")
                        .put("path", folder.toString())
                        .put("type", "Directory");
            }
        }
    }
}
