package io.skillcert.registration.exercise.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.exercise.CodeSubmission.CheckResult;
import io.skillcert.registration.exercise.SubmitCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Programs of the caller's own account for a code exercise. */
@Path("/v1/code-exercises/{code}/submissions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class ExerciseSubmissionResource {

    private static final int MAX_SOURCE = 16 * BodyLimit.KIB;
    private static final int BODY_LIMIT = 64 * BodyLimit.KIB;
    private static final int MAX_CHECKS = 50;
    private static final int MAX_NAME = 100;

    private final SubmitCode submitCode;
    private final Caller caller;

    ExerciseSubmissionResource(SubmitCode submitCode, Caller caller) {
        this.submitCode = submitCode;
        this.caller = caller;
    }

    /**
     * A program and what the browser says about it.
     *
     * @param source the program in Python, at most 16 KiB in UTF-8
     * @param results the checks in their order, as the browser has run them; empty if none was run
     */
    @Schema(name = "ProgramSubmissionRequest")
    record SubmissionRequest(
            @NotBlank String source, @NotNull @Size(max = MAX_CHECKS) List<@NotNull @Valid CheckRequest> results) {}

    /** @param name the name of the check */
    record CheckRequest(@NotBlank @Size(max = MAX_NAME) String name, @NotNull Boolean passed) {}

    /**
     * Stores the program and the reported results of its checks for the learner alone; the server neither runs the
     * program nor verifies the results. An account stores at most 200 programs a day, which is answered 409 then.
     */
    @POST
    @Idempotent
    @BodyLimit(BODY_LIMIT)
    @APIResponseSchema(value = SubmissionView.class, responseCode = "201")
    @Operation(summary = "Store an own program for a code exercise, with what the browser says about its checks")
    public RestResponse<SubmissionView> submit(@RestPath String code, @Valid @NotNull SubmissionRequest request) {
        if (request.source().getBytes(StandardCharsets.UTF_8).length > MAX_SOURCE) {
            throw Violations.single("source", "has more than {0} bytes in UTF-8", MAX_SOURCE);
        }
        var results = request.results().stream()
                .map(check -> new CheckResult(check.name(), check.passed()))
                .toList();
        var submission = submitCode.submit(caller.account(), code, request.source(), results);
        return RestResponse.status(RestResponse.Status.CREATED, SubmissionView.of(submission, results));
    }
}
