package io.skillcert.http.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.resteasy.reactive.RestResponse;

/** Implements {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final IdempotencyKeys keys;
    private final Json json;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;

    IdempotencyInterceptor(IdempotencyKeys keys, Json json, Caller caller, HttpHeaders headers, UriInfo uri) {
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
                        "must be sent: 1 to 128 visible ASCII characters, a different one for each new request")
                .throwIfAny();
        var scope = caller.account() + " " + uri.getPath() + " " + key;
        return QuarkusTransaction.requiringNew().call(() -> proceed(call, scope, digest(call)));
    }

    private Object proceed(InvocationContext call, String scope, String digest) throws Exception {
        if (!keys.lock(scope)) {
            throw ProblemException.inFlight();
        }
        var known = keys.find(scope);
        if (known.isPresent()) {
            return replay(known.get(), digest);
        }
        var response = (RestResponse<?>) call.proceed();
        keys.store(scope, digest, response);
        return response;
    }

    private Object replay(IdempotencyKeys.Stored stored, String digest) {
        if (!stored.requestDigest().equals(digest)) {
            throw HttpProblem.IDEMPOTENCY_KEY_REUSED.exception();
        }
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(stored.status()))
                .entity((Object) json.tree(stored.body()))
                .header("Idempotency-Replayed", "true");
        stored.headers().forEach(response::header);
        return response.build();
    }

    /** The SHA-256 of the request as it was understood: white space and the order of fields do not matter. */
    private String digest(InvocationContext call) {
        var bodies = Arrays.stream(call.getParameters())
                .filter(part -> part instanceof Record || part instanceof byte[] || part instanceof String)
                .toList();
        return DigestUtils.sha256Hex(json.write(bodies));
    }
}
