package io.skillcert.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Holds {@link BodyLimit}, by the announced length and, where none is announced, while reading. */
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
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit.value()));
        }
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(413, "body-too-large", "The body is larger than " + limit + " bytes.");
    }

    private static final class Limited extends FilterInputStream {

        private final int limit;
        private int read;

        Limited(InputStream in, int limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
