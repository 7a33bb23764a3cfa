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

/** The end of a session: closed after it took place, or cancelled. */
@Path("/v1/exam-sessions/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class SessionEndResource {

    private final CloseSession closeSession;
    private final CancelSession cancelSession;
    private final Caller caller;

    SessionEndResource(CloseSession closeSession, CancelSession cancelSession, Caller caller) {
        this.closeSession = closeSession;
        this.cancelSession = cancelSession;
        this.caller = caller;
    }

    record CancellationRequest(@NotBlank @Size(max = 500) String reason) {}

    record CancellationView(UUID sessionId, int hindered) {}

    /** @param neverStarted how many of the absent were checked in and opened an attempt that they never started */
    record ClosingView(UUID sessionId, int present, int absent, int neverStarted) {}

    /**
     * Records as absent (缺考, EXM-09) who has a seat and no score and was not checked in, or opened an attempt and never
     * started it. Before the end of the session it is answered 409. Closing it again records only absences that are
     * new; a check-in that is merged later takes its absence back.
     */
    @POST
    @Path("/closing")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(
            summary =
                    "Close a session: record candidates without a score as absent who were not checked in or never started their attempt")
    public RestResponse<ClosingView> close(@RestPath UUID id) {
        var closed = closeSession.close(id, caller.account());
        return RestResponse.ok(new ClosingView(id, closed.present(), closed.absent(), closed.neverStarted()));
    }

    /**
     * Cancels the session for a public emergency (公共突发事件): its seats are freed, running attempts are sealed and not
     * marked, and {@code io.skillcert.exam.sitting-cancelled.v1} lets registration-service refund or move each
     * candidate (REG-12), unless the next seat assignment seats them again. A session that was sat, is cancelled
     * already, or whose results are published is answered 409.
     */
    @POST
    @Path("/cancellation")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(
            summary =
                    "Cancel a session for a public emergency: no candidate is absent, and all of them need another seat")
    public RestResponse<CancellationView> cancel(@RestPath UUID id, @Valid @NotNull CancellationRequest request) {
        var hindered = cancelSession.cancel(id, request.reason().strip(), caller.account());
        return RestResponse.ok(new CancellationView(id, hindered));
    }
}
