package io.skillcert.http.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.skillcert.http.language.Language;
import io.skillcert.http.problem.Problem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how many requests are served at once. A request beyond the limit is answered 503 with {@code Retry-After} before
 * any work is done for it, so that an overloaded replica keeps its throughput. Health checks and metrics are exempt. A body
 * larger than the server's limit is answered 413 before it is read.
 */
@ApplicationScoped
class LoadShedding {

    private static final int ORDER = 900; // after the trace id is set
    private static final String SERVICE_PATHS = "/q/";
    /** The path under which metrics count a request; the request's own path holds ids and would be a new name each time. */
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
        } else if (request.request().authority() == null) {
            refuse(request, Violations.single(HttpHeaders.HOST.toString(), "is missing"), "/no-host");
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

    /** The announced length; 0 if it is absent or malformed, in which case the server reads up to its own limit. */
    private static long length(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private Future<Void> refuse(RoutingContext request, ProblemException refusal, String metricsPath) {
        Vertx.currentContext().putLocal(METRICS_PATH, metricsPath);
        var language = Language.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return request.response()
                .setStatusCode(refusal.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .end(written(refusal.problem(language)));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
