package io.skillcert.registration.exercise;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives the web worker that runs a learner's program a content security policy of its own: only there may the browser compile
 * WebAssembly and load files from the origin of Pyodide. The page keeps the stricter policy of all pages.
 */
@ApplicationScoped
class CodeWorkerPolicy {

    private static final String WORKER = "/learn/code-worker.js";
    private static final int BEFORE_FILES = 1000;

    private final String policy;

    CodeWorkerPolicy(Pyodide pyodide) {
        this.policy = pyodide.origin()
                .map(origin -> "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' " + origin + "; connect-src "
                        + origin)
                .orElse("default-src 'none'");
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_FILES);
    }

    private void add(RoutingContext request) {
        if (WORKER.equals(request.normalizedPath())) {
            request.response().putHeader("Content-Security-Policy", policy);
        }
        request.next();
    }
}
