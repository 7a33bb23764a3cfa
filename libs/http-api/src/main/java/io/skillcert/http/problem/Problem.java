package io.skillcert.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.trace.TraceIds;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An RFC 9457 problem. The type is a published code, like a rule code: never renamed, never reused.
 *
 * @param instance where a failure is looked up: the trace id of its log lines
 * @param violations what is wrong with which field; empty when no single field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String PREFIX = "urn:skillcert:problem:";

    public static Problem of(int status, String code, String detail) {
        return new Problem(PREFIX + code, title(status), status, detail, null, List.of());
    }

    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                PREFIX + "invalid-request", "Bad Request", 400, "The request has invalid fields.", null, violations);
    }

    /** A failure of ours names the trace by which its log lines are found. */
    static Problem failed() {
        return new Problem(
                PREFIX + "internal-error",
                title(500),
                500,
                "Skillcert failed. The call may be repeated.",
                TraceIds.current().map("urn:skillcert:trace:"::concat).orElse(null),
                List.of());
    }

    /** The HTTP answer, with {@code WWW-Authenticate} where the status is 401. */
    public Response response() {
        var response = Response.status(status).entity(this).type(MediaType.valueOf(MEDIA_TYPE));
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
