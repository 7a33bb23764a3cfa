package io.skillcert.http;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Optimistic locking over HTTP: an aggregate's version is its ETag, and a change requires {@code If-Match}. */
public final class ETags {

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** 200 with the version as ETag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(of(version)).build();
    }

    /** 201 with the address as {@code Location} and the version as ETag. */
    public static <T> RestResponse<T> created(String address, T view, long version) {
        return RestResponse.ResponseBuilder.<T>created(URI.create(address))
                .entity(view)
                .tag(of(version))
                .build();
    }

    /** @throws ProblemException 428 without {@code If-Match}, 412 if it names another version */
    public static void require(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw HttpProblem.IF_MATCH_REQUIRED.exception();
        }
        if (!ifMatch.strip().equals("\"" + version + "\"")) {
            throw HttpProblem.STALE_VERSION.exception();
        }
    }
}
