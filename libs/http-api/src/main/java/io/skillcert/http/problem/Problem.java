package io.skillcert.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.trace.TraceIds;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An RFC 9457 problem in the language of the caller.
 *
 * @param type the code of the {@link ProblemType} as a URN
 * @param instance the request, by the id that its log lines have and {@code X-Request-Id} names
 * @param violations what is wrong with which field; empty when no single field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<Violation.View> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Set<Integer> KNOWN_REFUSALS = Set.of(405, 406, 415);
    private static final String PREFIX = "urn:skillcert:problem:";

    static Problem of(ProblemType type, Locale language, List<Violation> violations, Object... arguments) {
        return new Problem(
                PREFIX + type.code(),
                title(type.status()),
                type.status(),
                type.detail(language, arguments),
                TraceIds.instance(),
                Violation.in(violations, language));
    }

    /** What JAX-RS itself refuses, such as 405 or 415. */
    static Problem refused(int status, Locale language) {
        var detail = KNOWN_REFUSALS.contains(status)
                ? HttpProblem.HTTP_STATUS.part(Integer.toString(status)).in(language)
                : HttpProblem.HTTP_STATUS.detail(language);
        return new Problem(PREFIX + "http-" + status, title(status), status, detail, TraceIds.instance(), List.of());
    }

    /** A failure of the service. */
    static Problem failed(Locale language) {
        var detail = HttpProblem.INTERNAL_ERROR.detail(language);
        return new Problem(
                PREFIX + HttpProblem.INTERNAL_ERROR.code(), title(500), 500, detail, TraceIds.instance(), List.of());
    }

    /** The HTTP answer, with {@code WWW-Authenticate} where the status is 401. */
    Response response(Locale language) {
        var response = Response.status(status)
                .entity(this)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }
}
