package io.skillcert.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Removes scheme and host from {@code Location}, which the framework adds: behind a gateway they are not those that the caller has
 * used. A path is a valid reference (RFC 9110, 10.2.2).
 */
@ApplicationScoped
class RelativeLocations {

    private static final int ORDER = 1090; // before any filter that may answer
    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?#]*(?=/)");

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(ended -> shorten(request));
                    request.next();
                },
                ORDER);
    }

    private static void shorten(RoutingContext request) {
        var headers = request.response().headers();
        var location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, relative(location));
        }
    }

    static String relative(String location) {
        return ORIGIN.matcher(location).replaceFirst("");
    }
}
