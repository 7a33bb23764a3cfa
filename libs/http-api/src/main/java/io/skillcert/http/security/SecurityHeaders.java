package io.skillcert.http.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Adds security headers to every answer, also to refusals and errors. A resource that sets a header itself keeps its value.
 * {@code Strict-Transport-Security} is sent over HTTPS only, as RFC 6797 demands.
 */
@ApplicationScoped
class SecurityHeaders {

    private static final int FIRST = 1100; // before any filter that may answer
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** Pages to print have styles and images of their own and no script. */
    private static final String PRINTED_PAGE = NOTHING + "; style-src 'unsafe-inline'; img-src data:";

    /** Pages that are programs: everything they load is a file of the service, and they call nobody else but the issuer. */
    private static final String PAGE = NOTHING
            + "; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'self'";

    /** The page of an exam, where nobody signs in at the issuer. */
    private static final Pattern EXAM_PATH = Pattern.compile("/sitting/.*");

    private static final Pattern SIGN_IN_PATH = Pattern.compile("/(room|learn)/.*");

    private static final String SWAGGER_UI_PATH = "/q/swagger-ui";
    private static final String SWAGGER_UI = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final String signInPage;

    SecurityHeaders(SignInSettings signIn) {
        this.signInPage = PAGE + signIn.origin().map(origin -> " " + origin).orElse("");
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(ended -> add(request));
                    request.next();
                },
                FIRST);
    }

    private void add(RoutingContext request) {
        addUnlessSet(request, "X-Content-Type-Options", "nosniff");
        addUnlessSet(request, "X-Frame-Options", "DENY");
        addUnlessSet(request, "Referrer-Policy", "no-referrer");
        addUnlessSet(request, "Cross-Origin-Resource-Policy", "same-origin");
        addUnlessSet(request, "Content-Security-Policy", contentSecurityPolicy(request));
        if ("https".equals(request.request().scheme())) {
            addUnlessSet(request, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private String contentSecurityPolicy(RoutingContext request) {
        if (request.normalizedPath().startsWith(SWAGGER_UI_PATH)) {
            return SWAGGER_UI;
        }
        if (EXAM_PATH.matcher(request.normalizedPath()).matches()) {
            return PAGE;
        }
        if (SIGN_IN_PATH.matcher(request.normalizedPath()).matches()) {
            return signInPage;
        }
        var type = request.response().headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/html") ? PRINTED_PAGE : NOTHING;
    }

    private static void addUnlessSet(RoutingContext request, String name, String value) {
        var headers = request.response().headers();
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
