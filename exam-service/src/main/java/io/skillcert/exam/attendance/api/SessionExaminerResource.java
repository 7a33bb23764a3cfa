package io.skillcert.exam.attendance.api;

import io.skillcert.exam.attendance.SessionExaminers;
import io.skillcert.exam.examiner.Examiner;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The assignment of examiners to a session: they check its candidates in. */
@Path("/v1/exam-sessions/{sessionId}/examiners")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class SessionExaminerResource {

    private static final int MAX_EXAMINERS = 100;

    private final SessionExaminers sessionExaminers;
    private final Caller caller;

    SessionExaminerResource(SessionExaminers sessionExaminers, Caller caller) {
        this.sessionExaminers = sessionExaminers;
        this.caller = caller;
    }

    record AssignmentRequest(@NotNull @Size(max = MAX_EXAMINERS) List<@NotNull UUID> examinerIds) {}

    record AssignmentView(UUID sessionId, List<AssignedExaminer> examiners) {
        static AssignmentView of(UUID sessionId, List<Examiner> examiners) {
            return new AssignmentView(
                    sessionId,
                    examiners.stream()
                            .map(examiner -> new AssignedExaminer(examiner.id(), examiner.account()))
                            .toList());
        }
    }

    record AssignedExaminer(UUID id, String account) {}

    /**
     * Replaces the examiners (考评员) of the session, who see and check in its candidates. Each must be accredited and may
     * not act for a candidate of the session, which is answered 400. The same list again changes nothing.
     */
    @PUT
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Assign accredited examiners to a session, in the place of those assigned before")
    public AssignmentView assign(@RestPath UUID sessionId, @Valid @NotNull AssignmentRequest request) {
        return AssignmentView.of(
                sessionId, sessionExaminers.assign(sessionId, request.examinerIds(), caller.account()));
    }

    /** Lists the examiners of the session in the order of their accreditation. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the examiners who are assigned to a session")
    public AssignmentView list(@RestPath UUID sessionId) {
        return AssignmentView.of(sessionId, sessionExaminers.of(sessionId));
    }
}
