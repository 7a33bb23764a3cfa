package io.skillcert.http;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the query parameter that could not be read: the server itself only says that there was one. */
final class QueryParameters {

    private QueryParameters() {}

    static List<Violation> wrong(ResourceInfo resource, UriInfo uri) {
        var wrong = new ArrayList<Violation>();
        if (resource == null || resource.getResourceMethod() == null) {
            return wrong;
        }
        for (var parameter : resource.getResourceMethod().getParameters()) {
            var value = uri.getQueryParameters().getFirst(parameter.getName());
            if (parameter.isAnnotationPresent(RestQuery.class) && value != null && !reads(parameter.getType(), value)) {
                wrong.add(new Violation(parameter.getName(), "has the wrong form"));
            }
        }
        return wrong;
    }

    private static boolean reads(Class<?> type, String value) {
        if (type == int.class) {
            return value.matches("-?\\d{1,9}");
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(constant -> constant.toString().equals(value));
        }
        return type != UUID.class || isUuid(value);
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
