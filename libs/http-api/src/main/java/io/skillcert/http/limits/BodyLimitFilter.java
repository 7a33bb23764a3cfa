package io.skillcert.http.limits;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.function.IntConsumer;

/** Enforces {@link BodyLimit}, by the announced length or, where none is announced, while the body is read. */
@Provider
class BodyLimitFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var limit = resource.getResourceMethod().getAnnotation(BodyLimit.class);
        if (limit == null) {
            return;
        }
        if (request.getLength() > limit.value()) {
            throw tooLarge(limit.value());
        }
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new CountingInputStream(request.getEntityStream(), new Limited(limit.value())));
        }
    }

    static ProblemException tooLarge(long limit) {
        return HttpProblem.BODY_TOO_LARGE.exception(limit);
    }

    private static final class Limited implements IntConsumer {

        private final int limit;
        private int read;

        Limited(int limit) {
            this.limit = limit;
        }

        @Override
        public void accept(int bytes) {
            read += bytes;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
