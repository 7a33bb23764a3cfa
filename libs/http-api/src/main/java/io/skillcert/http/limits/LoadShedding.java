package io.skillcert.http.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.skillcert.http.problem.Problem;
import io.skillcert.http.problem.ProblemException;
import io.vertx.core.Future;
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
 * and metrics are always answered. A body beyond the server's limit is answered 413 before it is sent.
 */
@ApplicationScoped
class LoadShedding {

    private static final int ORDER = 900; // after the trace id is known
    private static final String SERVICE_PATHS = "/q/";
    /** By which metrics name a request; its own path, with ids, would be a new name each time. */
    private static final String METRICS_PATH = "UrlPathTemplate";

    private final int limit;
    private final long bodyLimit;
    private final ObjectMapper json;
    private final AtomicInteger served = new AtomicInteger();

    LoadShedding(
            @ConfigProperty(name = "skillcert.max-requests") int limit,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit,
            ObjectMapper json) {
        if (limit < 1) {
            throw new IllegalArgumentException("skillcert.max-requests must be 1 or more");
        }
        this.limit = limit;
        this.bodyLimit = bodyLimit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, ORDER);
    }

    private void admit(RoutingContext request) {
        if (request.normalizedPath().startsWith(SERVICE_PATHS)) {
            request.next();
        } else if (length(request) > bodyLimit) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE); // the body is not read
            refuse(request, BodyLimitFilter.tooLarge(bodyLimit), "/too-large")
                    .onComplete(sent -> request.request().connection().close());
        } else if (served.incrementAndGet() > limit) {
            served.decrementAndGet();
            var refusal = ProblemException.overloaded();
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
            refuse(request, refusal, "/overloaded");
        } else {
            request.addEndHandler(ended -> served.decrementAndGet());
            request.next();
        }
    }

    /** What the caller says it is; empty or wrong, the server reads as far as its own limit. */
    private static long length(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private Future<Void> refuse(RoutingContext request, ProblemException refusal, String metricsPath) {
        Vertx.currentContext().putLocal(METRICS_PATH, metricsPath);
        return request.response()
                .setStatusCode(refusal.problem().status())
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
