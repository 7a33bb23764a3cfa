package io.skillcert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** See {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final SecurityIdentity caller;
    private final HttpHeaders headers;
    private final UriInfo uri;

    IdempotencyInterceptor(
            IdempotencyKeys keys, ObjectMapper json, SecurityIdentity caller, HttpHeaders headers, UriInfo uri) {
        this.keys = keys;
        this.json = json;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
    }

    @AroundInvoke
    Object once(InvocationContext call) {
        var key = headers.getHeaderString(HEADER);
        new Violations()
                .addIf(
                        key == null || !KEY.matcher(key).matches(),
                        HEADER,
                        "must be sent: 1 to 128 visible ASCII characters, another one for each new request")
                .throwIfAny();
        var scope = caller.getPrincipal().getName() + " " + uri.getPath() + " " + key;
        return QuarkusTransaction.requiringNew().call(() -> proceed(call, scope, digest(call)));
    }

    private Object proceed(InvocationContext call, String scope, String digest) throws Exception {
        if (!keys.lock(scope)) {
            throw new ProblemException(
                    409, "request-in-flight", "The first request with this Idempotency-Key is still running.");
        }
        var known = keys.find(scope);
        if (known.isPresent()) {
            return replay(known.get(), digest);
        }
        var response = (RestResponse<?>) call.proceed();
        keys.store(scope, digest, response);
        return response;
    }

    private Object replay(IdempotencyKeys.Stored stored, String digest) throws JsonProcessingException {
        if (!stored.requestDigest().equals(digest)) {
            throw new ProblemException(
                    422, "idempotency-key-reused", "This Idempotency-Key was used for another request body.");
        }
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(stored.status()))
                .entity((Object) json.readTree(stored.body()))
                .header("Idempotency-Replayed", "true");
        stored.headers().forEach(response::header);
        return response.build();
    }

    /** Of what was understood, so that white space and the order of fields do not matter. */
    private String digest(InvocationContext call) throws JsonProcessingException, NoSuchAlgorithmException {
        var bodies = Arrays.stream(call.getParameters())
                .filter(part -> part instanceof Record || part instanceof byte[] || part instanceof String)
                .toList();
        var content = json.writeValueAsString(bodies).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
