package io.skillcert.exam.seating;

import io.skillcert.exam.result.policy.Subject;
import io.skillcert.http.Idempotent;
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

/** An exam officer plans the sessions of a batch and seats everybody. */
@Path("/v1/exam-batches/{batchId}/seat-assignments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class SeatAssignmentResource {

    private final AssignSeats assignSeats;

    public SeatAssignmentResource(AssignSeats assignSeats) {
        this.assignSeats = assignSeats;
    }

    public record SeatAssignmentRequest(@NotEmpty @Size(max = 500) List<@NotNull @Valid SessionPlan> sessions) {}

    public record SessionPlan(
            @NotNull Subject subject,
            @NotBlank @Size(max = 100) String site,
            @NotBlank @Size(max = 50) String room,
            @NotNull @Min(1) @Max(5000) Integer seats,
            @NotNull OffsetDateTime startsAt) {
        ExamSession.Plan plan() {
            return new ExamSession.Plan(subject, site.strip(), room.strip(), seats, startsAt.toInstant());
        }
    }

    public record SeatAssignmentView(UUID batchId, int seated) {}

    @POST
    @RolesAllowed("exam-officer")
    @Idempotent
    @APIResponseSchema(value = SeatAssignmentView.class, responseCode = "201")
    @Operation(summary = "Seat every confirmed entry in each subject of its level; all or none")
    public RestResponse<SeatAssignmentView> assign(
            @RestPath UUID batchId, @Valid @NotNull SeatAssignmentRequest request) {
        var seated = assignSeats.assign(
                batchId, request.sessions().stream().map(SessionPlan::plan).toList());
        return RestResponse.status(RestResponse.Status.CREATED, new SeatAssignmentView(batchId, seated));
    }
}
