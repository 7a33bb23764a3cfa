package io.skillcert.http.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Puts a trace id into the log context of every request: the caller's own (W3C {@code traceparent}) or a new one. Where
 * OpenTelemetry is enabled, its id is kept. Every answer names it in {@code X-Request-Id}.
 */
@ApplicationScoped
public class TraceIds {

    private static final String KEY = "traceId";
    private static final int BYTES = 16;
    private static final int FIRST = 1000; // Vert.x runs filters by descending priority
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (MDC.get(KEY) == null) {
                        MDC.put(KEY, of(request.request().getHeader("traceparent")));
                    }
                    request.response().putHeader("X-Request-Id", MDC.get(KEY).toString());
                    request.next();
                },
                FIRST);
    }

    /** The trace id of the current request as a URN, which names the request in problems; null outside a request. */
    public static String instance() {
        return current().map("urn:skillcert:trace:"::concat).orElse(null);
    }

    /** The trace id of the current request; empty outside a request. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
    }

    /**
     * Does work whose log lines name a trace other than that of the current request.
     *
     * @param traceparent the W3C trace context; null to name no other trace
     */
    public static void named(String traceparent, Runnable work) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!matcher.matches()) {
            work.run();
            return;
        }
        var before = MDC.get(KEY);
        MDC.put(KEY, matcher.group(1));
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        }
    }

    private static String of(String traceparent) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        var id = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
