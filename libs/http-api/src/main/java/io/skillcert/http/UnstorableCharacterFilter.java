package io.skillcert.http;

import io.skillcert.http.json.StrictJson;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.Violations;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses URLs with characters that PostgreSQL can't store: 400 in a query parameter, 404 in the path. */
@Provider
class UnstorableCharacterFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getQueryParameters();
        parameters.forEach((name, values) -> values.forEach(value -> {
            if (!StrictJson.isStorable(value)) {
                throw Violations.single(name, "has a character that can't be stored");
            }
        }));
        if (!StrictJson.isStorable(request.getUriInfo().getPath())) {
            throw HttpProblem.NOT_FOUND.exception();
        }
    }
}
