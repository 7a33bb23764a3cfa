package io.skillcert.http.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Answers OPTIONS with the methods of the path; the framework answers it with those of the whole resource class. */
@Provider
@PreMatching
class OptionsFilter implements ContainerRequestFilter {

    private final AllowedMethods allowedMethods;

    OptionsFilter(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        var allowed = allowedMethods.of(request.getUriInfo().getPath());
        if (allowed.isEmpty()) {
            throw HttpProblem.NOT_FOUND.exception();
        }
        request.abortWith(Response.noContent()
                .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                .build());
    }
}
