package io.skillcert.http.problem;

import io.skillcert.http.json.IsoDates;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the query parameter that could not be converted: JAX-RS reports only that one failed. */
final class QueryParameters {

    private QueryParameters() {}

    static List<Violation> wrong(ResourceInfo resource, UriInfo uri) {
        var wrong = new ArrayList<Violation>();
        if (resource == null || resource.getResourceMethod() == null) {
            return wrong;
        }
        for (var parameter : resource.getResourceMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                check(parameter.getName(), parameter.getType(), uri, wrong);
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (var field : parameter.getType().getDeclaredFields()) {
                    check(field.getName(), field.getType(), uri, wrong);
                }
            }
        }
        return wrong;
    }

    private static void check(String name, Class<?> type, UriInfo uri, List<Violation> wrong) {
        var value = uri.getQueryParameters().getFirst(name);
        if (value != null && !reads(type, value)) {
            wrong.add(new Violation(name, "has the wrong form"));
        }
    }

    private static boolean reads(Class<?> type, String value) {
        if (type == int.class || type == Integer.class) {
            return value.matches("-?\\d{1,9}");
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(constant -> constant.toString().equals(value));
        }
        if (type == LocalDate.class) {
            return isRead(value, IsoDates::read);
        }
        return type != UUID.class || isRead(value, UUID::fromString);
    }

    private static boolean isRead(String value, Function<String, Object> reading) {
        try {
            return reading.apply(value) != null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
