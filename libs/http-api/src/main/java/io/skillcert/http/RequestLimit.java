package io.skillcert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * So many requests are served at once; one more is answered 503 with {@code Retry-After} at once, before anything is
 * done for it. Under more load than it carries a replica so does what it can instead of letting all wait. Health checks
 * and metrics are always answered.
 */
@ApplicationScoped
class RequestLimit {

    private static final int SECOND = 900; // after the trace id is known
    private static final String SERVICE_PATHS = "/q/";
    /** By which metrics name a request; its own path, with ids, would be a new name each time. */
    private static final String METRICS_PATH = "UrlPathTemplate";

    private final int limit;
    private final ObjectMapper json;
    private final AtomicInteger served = new AtomicInteger();

    RequestLimit(@ConfigProperty(name = "skillcert.max-requests") int limit, ObjectMapper json) {
        if (limit < 1) {
            throw new IllegalArgumentException("skillcert.max-requests must be 1 or more");
        }
        this.limit = limit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, SECOND);
    }

    private void admit(RoutingContext request) {
        if (request.normalizedPath().startsWith(SERVICE_PATHS)) {
            request.next();
        } else if (served.incrementAndGet() > limit) {
            served.decrementAndGet();
            refuse(request);
        } else {
            request.addEndHandler(ended -> served.decrementAndGet());
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        var refusal = ProblemException.overloaded();
        Vertx.currentContext().putLocal(METRICS_PATH, "/overloaded");
        request.response()
                .setStatusCode(refusal.problem().status())
                .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()))
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(refusal.problem()));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
