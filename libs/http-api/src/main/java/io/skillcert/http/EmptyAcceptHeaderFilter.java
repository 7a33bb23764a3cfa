package io.skillcert.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes an empty {@code Accept} header (RFC 9110, 12.5.1), on which the framework's content negotiation fails. */
@ApplicationScoped
class EmptyAcceptHeaderFilter {

    private static final int ORDER = 890;

    void register(@Observes Filters filters) {
        filters.register(EmptyAcceptHeaderFilter::drop, ORDER);
    }

    private static void drop(RoutingContext request) {
        var headers = request.request().headers();
        if (headers.contains(HttpHeaders.ACCEPT)
                && headers.getAll(HttpHeaders.ACCEPT).stream().allMatch(String::isBlank)) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        request.next();
    }
}
