package io.skillcert.registration.exercise.api;

import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.exercise.CodeSubmission;
import io.skillcert.registration.exercise.SubmitCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The programs that the caller's own account has submitted for code exercises. */
@Path("/v1/code-submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class CodeSubmissionResource {

    private final SubmitCode submitCode;
    private final Caller caller;

    CodeSubmissionResource(SubmitCode submitCode, Caller caller) {
        this.submitCode = submitCode;
        this.caller = caller;
    }

    /** Lists the programs that the account has stored, with what its browser reported about the checks. */
    @GET
    @Operation(summary = "List the own programs, oldest first")
    public Page<SubmissionView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(
                submitCode.of(caller.account(), page),
                page,
                submission -> SubmissionView.of(submission, submitCode.results(submission)),
                CodeSubmission::id);
    }

    /** Deletes every program that the account has stored. A repeated call changes nothing. */
    @DELETE
    @Operation(summary = "Delete all own programs")
    public void erase() {
        submitCode.erase(caller.account());
    }
}
