package io.skillcert.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.skillcert.database.TransientFailures;
import io.skillcert.http.language.Language;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.common.util.URLUtils;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception to a problem (RFC 9457). */
class ProblemMappers {

    /** Two requests created the same thing at once and the database accepted one of them. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final int METHOD_NOT_ALLOWED = 405;

    /** How many frames of the stack may be of the decoder. */
    private static final int DECODER_DEPTH = 4;

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final AllowedMethods allowedMethods;

    ProblemMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpHeaders headers) {
        var language = Language.of(headers);
        var response = Response.fromResponse(e.problem(language).response(language));
        if (e.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, HttpHeaders headers) {
        return problem(ProblemException.invalid(Violations.of(e.getConstraintViolations())), headers);
    }

    @ServerExceptionMapper
    Response unreadable(JsonMappingException e, HttpHeaders headers) {
        var problem = e.getCause() instanceof ProblemException cause
                ? cause
                : ProblemException.invalid(List.of(Violations.of(e)));
        return problem(problem, headers);
    }

    /** Mapped by its own type, because the framework's more specific mapper would answer without a body. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, HttpHeaders headers) {
        return unreadable(e, headers);
    }

    @ServerExceptionMapper
    Response malformed(StreamReadException e, HttpHeaders headers) {
        return problem(malformed(), headers);
    }

    /** Maps wrapped JSON errors and what JAX-RS itself refuses: 404, 405, 406, 415 and so on. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem(problem, headers);
        }
        if (e.getCause() instanceof JsonMappingException mapping) {
            return unreadable(mapping, headers);
        }
        if (e.getCause() instanceof JsonProcessingException) {
            return problem(malformed(), headers);
        }
        var status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e, headers);
        }
        return refused(status, uri, headers);
    }

    private Response refused(int status, UriInfo uri, HttpHeaders headers) {
        var language = Language.of(headers);
        var response = Response.fromResponse(Problem.refused(status, language).response(language));
        if (status == METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, String.join(", ", allowedMethods.of(uri.getPath())));
        }
        return response.build();
    }

    /**
     * Distinguishes a query parameter that can't be converted (400) and a method that the address does not support (405) from an
     * address that does not exist (404). The framework answers 404 for the method where two resources share a part of the path.
     */
    @ServerExceptionMapper
    Response notFound(NotFoundException e, Request request, ResourceInfo resource, UriInfo uri, HttpHeaders headers) {
        var allowed = allowedMethods.of(uri.getPath());
        if (!allowed.isEmpty() && !allowed.contains(request.getMethod())) {
            return refused(METHOD_NOT_ALLOWED, uri, headers);
        }
        var wrong = e.getCause() == null ? List.<Violation>of() : QueryParameters.wrong(resource, uri);
        var problem = wrong.isEmpty() ? HttpProblem.NOT_FOUND.exception() : ProblemException.invalid(wrong);
        return problem(problem, headers);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e, HttpHeaders headers) {
        return problem(HttpProblem.UNAUTHENTICATED.exception(), headers);
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException e, HttpHeaders headers) {
        return problem(HttpProblem.UNAUTHENTICATED.exception(), headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return problem(HttpProblem.FORBIDDEN.exception(), headers);
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException e, HttpHeaders headers) {
        return problem(HttpProblem.CONCURRENT_CHANGE.exception(), headers);
    }

    @ServerExceptionMapper
    Response failed(Exception e, HttpHeaders headers) {
        if (isDisconnected(e)) {
            return problem(malformed(), headers); // no client is left to read it
        }
        if (isMalformedForm(e)) {
            var violation = new Violation(FieldPaths.BODY, "is not a well-formed form");
            return problem(ProblemException.invalid(List.of(violation)), headers);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem(problem, headers);
            }
            if (cause instanceof OptimisticLockException lock) {
                return stale(lock, headers);
            }
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return stale(null, headers);
            }
        }
        // Messages may quote the request, so only exception types are logged.
        if (TransientFailures.isTransient(e)) {
            LOG.warnf("A request failed with a transient error: %s", causes(e));
            return problem(ProblemException.unavailable(), headers);
        }
        LOG.errorf("A request failed: %s", causes(e));
        LOG.debug("Its stack", e);
        var language = Language.of(headers);
        return Problem.failed(language).response(language);
    }

    /** Whether RESTEasy could not decode an escape of a form. It has no exception of its own for that. */
    private static boolean isMalformedForm(Exception e) {
        return e instanceof IllegalArgumentException
                && Arrays.stream(e.getStackTrace()).limit(DECODER_DEPTH).anyMatch(frame -> frame.getClassName()
                        .equals(URLUtils.class.getName()));
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

    private static ProblemException malformed() {
        return ProblemException.invalid(List.of(new Violation(FieldPaths.BODY, "is not well-formed JSON")));
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
