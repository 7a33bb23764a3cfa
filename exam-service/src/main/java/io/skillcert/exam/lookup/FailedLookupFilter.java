package io.skillcert.exam.lookup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Stores and audits the failed look-ups of a request in a transaction of their own, before the answer is sent. */
@Provider
class FailedLookupFilter implements ContainerResponseFilter {

    private final NewFailedLookups added;

    FailedLookupFilter(NewFailedLookups added) {
        this.added = added;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!added.isEmpty()) {
            QuarkusTransaction.requiringNew().run(added::store);
        }
    }
}
