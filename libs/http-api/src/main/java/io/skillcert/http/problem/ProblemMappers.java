package io.skillcert.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.skillcert.database.TransientFailures;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception to a problem (RFC 9457). */
class ProblemMappers {

    /** Two requests created the same thing at once and the database accepted one of them. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        var response = Response.fromResponse(e.problem().response());
        if (e.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        return Problem.invalid(Violations.of(e.getConstraintViolations())).response();
    }

    @ServerExceptionMapper
    Response unreadable(JsonMappingException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem.problem().response();
        }
        return Problem.invalid(List.of(Violations.of(e))).response();
    }

    /** Mapped by its own type, because the framework's more specific mapper would answer without a body. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response malformed(StreamReadException e) {
        return malformed().response();
    }

    /** Maps wrapped JSON errors and what JAX-RS itself refuses: 404, 405, 406, 415 and so on. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem(problem);
        }
        if (e.getCause() instanceof JsonMappingException mapping) {
            return unreadable(mapping);
        }
        if (e.getCause() instanceof JsonProcessingException) {
            return malformed().response();
        }
        var status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e);
        }
        var answer = Problem.of(status, "http-" + status, "The request can't be served in this form.");
        return Response.fromResponse(answer.response())
                .header("Allow", e.getResponse().getHeaderString("Allow"))
                .build();
    }

    /** Distinguishes a query parameter that can't be converted (400) from an address that does not exist (404). */
    @ServerExceptionMapper
    Response notFound(NotFoundException e, ResourceInfo resource, UriInfo uri) {
        var wrong = e.getCause() == null ? List.<Violation>of() : QueryParameters.wrong(resource, uri);
        if (!wrong.isEmpty()) {
            return Problem.invalid(wrong).response();
        }
        return Problem.of(404, "not-found", "There is no resource at this address.")
                .response();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(403, "forbidden", "Your role does not permit this operation.")
                .response();
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException e) {
        return Problem.of(
                        409,
                        "concurrent-change",
                        "Another request changed the resource at the same time. Read it again and retry.")
                .response();
    }

    @ServerExceptionMapper
    Response failed(Exception e) {
        if (isDisconnected(e)) {
            return malformed().response(); // no client is left to read it
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem(problem);
            }
            if (cause instanceof OptimisticLockException lock) {
                return stale(lock);
            }
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return stale(null);
            }
        }
        // Messages may quote the request, so only exception types are logged.
        if (TransientFailures.isTransient(e)) {
            LOG.warnf("A request failed with a transient error: %s", causes(e));
            return problem(ProblemException.unavailable());
        }
        LOG.errorf("A request failed: %s", causes(e));
        LOG.debug("Its stack", e);
        return Problem.failed().response();
    }

    /** Whether the client disconnected while it sent the body. */
    private static boolean isDisconnected(Exception e) {
        return causesOf(e).anyMatch(HttpClosedException.class::isInstance)
                || e instanceof IOException && causesOf(e).anyMatch(ProblemMappers::isClosed);
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof ClosedChannelException || cause instanceof SocketException;
    }

    private static Stream<Throwable> causesOf(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    private static Response unauthenticated() {
        return Problem.of(401, "unauthenticated", "A valid bearer token is required.")
                .response();
    }

    private static Problem malformed() {
        return Problem.invalid(List.of(new Violation(FieldPaths.BODY, "is not well-formed JSON")));
    }

    private static String causes(Throwable e) {
        return causesOf(e).map(cause -> cause.getClass().getName() + at(cause)).collect(Collectors.joining(" <- "));
    }

    private static String at(Throwable cause) {
        for (var frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("io.skillcert")) {
                return " at " + frame.getClassName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
