package io.skillcert.exam.attendance.api;

import io.skillcert.exam.attendance.CancelSession;
import io.skillcert.exam.attendance.CloseSession;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How a session ends: sat, or prevented. */
@Path("/v1/exam-sessions/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class SessionEndResource {

    private final CloseSession closeSession;
    private final CancelSession cancelSession;
    private final Caller caller;

    public SessionEndResource(CloseSession closeSession, CancelSession cancelSession, Caller caller) {
        this.closeSession = closeSession;
        this.cancelSession = cancelSession;
        this.caller = caller;
    }

    public record CancellationRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param hindered who needs another seat, or goes back to registration */
    public record CancellationView(UUID sessionId, int hindered) {}

    /** @param present who was checked in. @param absent who is recorded as absent by this call */
    public record ClosingView(UUID sessionId, int present, int absent) {}

    @POST
    @Path("/closing")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(summary = "End a session: who was not checked in and has no score is absent")
    public RestResponse<ClosingView> close(@RestPath UUID id) {
        var closed = closeSession.close(id, caller.account());
        return RestResponse.ok(new ClosingView(id, closed.present(), closed.absent()));
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(summary = "A public emergency prevents a session: nobody is absent, everybody needs another seat")
    public RestResponse<CancellationView> cancel(@RestPath UUID id, @Valid @NotNull CancellationRequest request) {
        var hindered = cancelSession.cancel(id, request.reason().strip(), caller.account());
        return RestResponse.ok(new CancellationView(id, hindered));
    }
}
