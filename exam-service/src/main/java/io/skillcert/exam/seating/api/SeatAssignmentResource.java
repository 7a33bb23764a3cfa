package io.skillcert.exam.seating.api;

import io.skillcert.exam.seating.AssignSeats;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Session planning and seat assignment of a batch by an exam officer. */
@Path("/v1/exam-batches/{batchId}/seat-assignments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class SeatAssignmentResource {

    private static final int DEFAULT_BREAK = 15;
    private static final int MAX_SESSIONS = 2000;

    private final AssignSeats assignSeats;

    SeatAssignmentResource(AssignSeats assignSeats) {
        this.assignSeats = assignSeats;
    }

    /** @param breakMinutes the break between two subjects of a candidate; in minutes; 15 if absent */
    record SeatAssignmentRequest(
            @Min(0) @Max(240) Integer breakMinutes,
            @NotEmpty @Size(max = MAX_SESSIONS) List<@NotNull @Valid SessionPlan> sessions) {}

    /**
     * A planned session.
     *
     * @param seatsPerRow the number of seats side by side; absent: 1
     * @param accessible whether the room is accessible to everybody; absent: false
     * @param endsAt until when the room is available; absent: after the duration of the subject, or until the end of the day
     *     for a subject without one
     */
    record SessionPlan(
            @NotNull Subject subject,
            @NotBlank @Size(max = 100) String site,
            @NotBlank @Size(max = 50) String room,
            @NotNull @Min(1) @Max(5000) Integer seats,
            @Min(1) @Max(5000) Integer seatsPerRow,
            Boolean accessible,
            @NotNull OffsetDateTime startsAt,
            OffsetDateTime endsAt) {
        ExamSession.Plan toPlan() {
            return new ExamSession.Plan(
                    subject,
                    site.strip(),
                    room.strip(),
                    seats,
                    seatsPerRow == null ? 1 : seatsPerRow,
                    Boolean.TRUE.equals(accessible),
                    startsAt.toInstant(),
                    endsAt == null ? null : endsAt.toInstant());
        }
    }

    record SeatAssignmentView(UUID batchId, int seated, int moved) {}

    /**
     * Stores the plan of sessions and seats every confirmed candidate in each subject, by site, accommodation and
     * break; {@code io.skillcert.exam.seats-assigned.v1} lets registration-service issue admission tickets. If seats
     * are short, nothing changes and the answer 409 names the shortages. Run it again with more candidates or another
     * plan: seats that are still in the plan are kept.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = SeatAssignmentView.class, responseCode = "201")
    @Operation(
            summary =
                    "Plan the sessions of a batch and assign all candidates a seat for each subject, or none; existing seats are kept")
    public RestResponse<SeatAssignmentView> assign(
            @RestPath UUID batchId, @Valid @NotNull SeatAssignmentRequest request) {
        var assigned = assignSeats.assign(
                batchId,
                request.sessions().stream().map(SessionPlan::toPlan).toList(),
                request.breakMinutes() == null ? DEFAULT_BREAK : request.breakMinutes());
        return RestResponse.status(
                RestResponse.Status.CREATED, new SeatAssignmentView(batchId, assigned.people(), assigned.moved()));
    }
}
