package io.skillcert.http.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents the headers of answers. */
final class ResponseHeaders {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String NOT_MODIFIED = "304";
    private static final Set<String> WAITING = Set.of("429", "503");
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";
    private static final Map<String, Header> HEADERS = Map.of(
            REQUEST_ID,
            header(
                            SchemaType.STRING,
                            "The id of the request, which its log lines have",
                            "0af7651916cd43dd8448eb211c80319c")
                    .required(true),
            HttpHeaders.ETAG,
            header(
                            SchemaType.STRING,
                            "The version of the resource, for If-Match; of a GET also a digest of the answer, for"
                                    + " If-None-Match",
                            "\"3\"")
                    .required(true),
            HttpHeaders.LOCATION,
            header(
                    SchemaType.STRING,
                    "The address of the new resource; absent if it has none of its own",
                    "/v1/registrations/019805d0-2a3b-7c4d-8e5f-60718293a4b5"),
            HttpHeaders.RETRY_AFTER,
            header(SchemaType.INTEGER, "Seconds to wait before the next request", 1)
                    .required(true),
            POLICY,
            header(
                    SchemaType.STRING,
                    "The limit: the requests (q) of a time in seconds (w)",
                    "\"account\";q=1000;w=10"),
            LIMIT,
            header(
                    SchemaType.STRING,
                    "The requests that are left (r) for a time in seconds (t); answers with another status have it too",
                    "\"account\";r=0;t=1"),
            REPLAYED,
            header(
                    SchemaType.BOOLEAN,
                    "true if this is the stored answer to an earlier request with the same key",
                    true));

    private ResponseHeaders() {}

    static void define(Components components) {
        HEADERS.forEach(components::addHeader);
    }

    /**
     * Adds the headers that an operation's answers have.
     *
     * @param tagged whether the answer has the version of the resource as ETag
     * @param once whether the operation takes an idempotency key
     */
    static void add(Operation operation, boolean tagged, boolean once) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            var success = status.startsWith("2");
            add(response, REQUEST_ID, true);
            add(
                    response,
                    HttpHeaders.ETAG,
                    tagged && (success && !status.equals("204") || status.equals(NOT_MODIFIED)));
            add(response, POLICY, status.equals("429"));
            add(response, LIMIT, status.equals("429"));
            add(response, HttpHeaders.LOCATION, status.equals("201"));
            add(response, HttpHeaders.RETRY_AFTER, WAITING.contains(status));
            add(response, REPLAYED, success && once);
        });
    }

    private static void add(APIResponse response, String name, boolean present) {
        if (present) {
            response.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        }
    }

    private static Header header(SchemaType type, String description, Object example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type).addExample(example));
    }
}
