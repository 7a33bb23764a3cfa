package io.skillcert.http;

import io.skillcert.http.json.XmlCharacters;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.Violations;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses URLs with characters that XML 1.0 does not permit: 400 in a query parameter, 404 in the path. */
@Provider
class XmlCharacterFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getQueryParameters();
        parameters.forEach((name, values) -> values.forEach(value -> {
            if (!XmlCharacters.areIn(value)) {
                throw Violations.single(name, XmlCharacters.REFUSAL);
            }
        }));
        if (!XmlCharacters.areIn(request.getUriInfo().getPath())) {
            throw HttpProblem.NOT_FOUND.exception();
        }
    }
}
