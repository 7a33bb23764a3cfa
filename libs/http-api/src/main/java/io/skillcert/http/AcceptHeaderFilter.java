package io.skillcert.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.skillcert.http.language.Language;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Removes an empty {@code Accept} header (RFC 9110, 12.5.1) and an {@code Accept-Language} header that can't be read: the
 * framework fails on them.
 */
@ApplicationScoped
class AcceptHeaderFilter {

    private static final int ORDER = 890;

    void register(@Observes Filters filters) {
        filters.register(AcceptHeaderFilter::drop, ORDER);
    }

    private static void drop(RoutingContext request) {
        var headers = request.request().headers();
        if (headers.contains(HttpHeaders.ACCEPT)
                && headers.getAll(HttpHeaders.ACCEPT).stream().allMatch(String::isBlank)) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        if (headers.contains(HttpHeaders.ACCEPT_LANGUAGE)
                && !headers.getAll(HttpHeaders.ACCEPT_LANGUAGE).stream().allMatch(Language::isReadable)) {
            headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
        request.next();
    }
}
