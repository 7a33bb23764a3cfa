package io.skillcert.http.problem;

import io.skillcert.http.json.IsoDates;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Finds the query parameters of a request that the operation does not know, which JAX-RS ignores, and those that it can't
 * convert, which JAX-RS does not name.
 */
final class QueryParameters {

    private static final Map<Method, Map<String, Class<?>>> KNOWN = new ConcurrentHashMap<>();

    private QueryParameters() {}

    static List<Violation> wrong(ResourceInfo resource, UriInfo uri) {
        if (resource == null || resource.getResourceMethod() == null) {
            return List.of();
        }
        var known = KNOWN.computeIfAbsent(resource.getResourceMethod(), QueryParameters::known);
        var violations = new Violations();
        uri.getQueryParameters().forEach((name, values) -> {
            var type = known.get(name);
            if (type == null) {
                violations.add(
                        FieldPaths.shown(name),
                        "is not a known parameter; known are {0}",
                        String.join(", ", known.keySet()));
            } else {
                values.forEach(value -> check(name, type, value, violations));
            }
        });
        return violations.all();
    }

    /** The types of the parameters by name. */
    private static Map<String, Class<?>> known(Method operation) {
        var known = new TreeMap<String, Class<?>>();
        for (var parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                known.put(parameter.getName(), parameter.getType());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(RestQuery.class))
                        .forEach(field -> known.put(field.getName(), field.getType()));
            }
        }
        return known;
    }

    private static void check(String name, Class<?> type, String value, Violations violations) {
        if (type.isEnum()) {
            var choices =
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
            violations.addIf(!choices.contains(value), name, "must be one of {0}", String.join(", ", choices));
        } else if (type == int.class || type == Integer.class) {
            violations.addIf(!value.matches("-?[0-9]{1,9}"), name, "must be a whole number");
        } else if (type == long.class || type == Long.class) {
            violations.addIf(!value.matches("-?[0-9]{1,18}"), name, "must be a whole number");
        } else if (type == LocalDate.class) {
            violations.read(name, () -> IsoDates.read(value));
        } else if (type == UUID.class) {
            violations.addIf(!isRead(value, UUID::fromString), name, "is not a UUID");
        }
    }

    private static boolean isRead(String value, Function<String, Object> reading) {
        try {
            return reading.apply(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
