package io.skillcert.http.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses query parameters that the operation does not know, as unknown fields of a body are refused. */
@Provider
class QueryParameterFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var wrong = QueryParameters.wrong(resource, request.getUriInfo());
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
    }
}
