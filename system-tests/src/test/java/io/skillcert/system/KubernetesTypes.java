package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads objects of Kubernetes into its typed model, which tells fields that the API does not have. */
final class KubernetesTypes {

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Stream.of(
                    ConfigMap.class,
                    Service.class,
                    ServiceAccount.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    HTTPRoute.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    PrometheusRule.class,
                    ServiceMonitor.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), Function.identity()));

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private KubernetesTypes() {}

    static HasMetadata read(JsonNode object) {
        var kind = object.get("apiVersion").asText() + " " + object.get("kind").asText();
        var type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException(kind + " is not expected");
        }
        return MAPPER.convertValue(object, type);
    }

    /** Returns the fields of the object that its type does not have, such as {@code Deployment skillcert-exam: replica}. */
    static List<String> unknownFields(JsonNode object) {
        var unknown = new ArrayList<String>();
        collect(object, MAPPER.valueToTree(read(object)), "", unknown);
        // What the model keeps in its additional properties it writes again: they are found by reading the types
        // themselves.
        collectAdditional(read(object), "", unknown);
        var name =
                object.get("kind").asText() + " " + object.at("/metadata/name").asText() + ":";
        return unknown.stream().distinct().map(field -> name + field).toList();
    }

    /** Finds what was lost when the object was read. */
    private static void collect(JsonNode given, JsonNode kept, String path, List<String> unknown) {
        given.properties().forEach(field -> {
            var place = path + "." + field.getKey();
            var found = kept.get(field.getKey());
            if (found == null && !field.getValue().isEmpty()) {
                unknown.add(place);
            } else if (found != null) {
                collect(field.getValue(), found, place, unknown);
            }
        });
        for (int i = 0; given.isArray() && i < given.size(); i++) {
            collect(given.get(i), kept.get(i), path + "[" + i + "]", unknown);
        }
    }

    /** Finds what the model has kept as properties that its types do not have. */
    private static void collectAdditional(Object value, String path, List<String> unknown) {
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> collectAdditional(element, path + "[]", unknown));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> collectAdditional(element, path + "." + key, unknown));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (var method : value.getClass().getMethods()) {
                if (method.getParameterCount() == 0 && method.getName().matches("get[A-Z].*")) {
                    var read = invoke(value, method);
                    if (method.getName().equals("getAdditionalProperties")) {
                        ((Map<?, ?>) read).keySet().forEach(key -> unknown.add(path + "." + key));
                    } else {
                        collectAdditional(read, path + "." + property(method.getName()), unknown);
                    }
                }
            }
        }
    }

    private static String property(String getter) {
        return Character.toLowerCase(getter.charAt(3)) + getter.substring(4);
    }

    private static Object invoke(Object value, java.lang.reflect.Method method) {
        try {
            return method.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
