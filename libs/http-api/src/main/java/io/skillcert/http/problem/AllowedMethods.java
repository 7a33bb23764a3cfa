package io.skillcert.http.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that a path of the service supports, for {@code Allow} (RFC 9110, 10.2.1), which the framework leaves out. HEAD comes
 * with GET, and OPTIONS is answered for each path.
 */
@Singleton
class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final List<Route> routes;

    /**
     * An operation.
     *
     * @param literals how many characters of its path are no variables: of two paths that match, that with more is meant
     */
    private record Route(Pattern path, int literals, String method) {}

    AllowedMethods(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(AllowedMethods::routes)
                .toList();
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(operation -> httpMethod(operation).map(method -> route(resource, operation, method)).stream());
    }

    private static Optional<String> httpMethod(Method operation) {
        return Arrays.stream(operation.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Route route(Class<?> resource, Method operation, String method) {
        var own = operation.isAnnotationPresent(Path.class)
                ? "/" + operation.getAnnotation(Path.class).value()
                : "";
        var template = ("/" + resource.getAnnotation(Path.class).value() + own).replaceAll("/+", "/");
        return new Route(
                Pattern.compile(VARIABLE.matcher(template).replaceAll("[^/]+")),
                VARIABLE.matcher(template).replaceAll("").length(),
                method);
    }

    /** The methods in alphabetical order; empty if the service does not have the path. */
    Set<String> of(String path) {
        var matching = routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
        var meant = matching.stream().mapToInt(Route::literals).max().orElse(0);
        var methods = matching.stream()
                .filter(route -> route.literals() == meant)
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }
}
