package io.skillcert.exam.seating.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.result.policy.ExamResultRules;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.seating.AssignSeats;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
class SeatAssignmentResource {

    private static final int DEFAULT_BREAK = 15;
    private static final int MAX_SESSIONS = 2000;

    private final AssignSeats assignSeats;
    private final ExamResultRules examResult;

    public SeatAssignmentResource(AssignSeats assignSeats, ExamResultRules examResult) {
        this.assignSeats = assignSeats;
        this.examResult = examResult;
    }

    /** @param breakMinutes between two subjects of a person; absent: {@value #DEFAULT_BREAK} */
    public record SeatAssignmentRequest(
            @Min(0) @Max(240) Integer breakMinutes,
            @NotEmpty @Size(max = MAX_SESSIONS) List<@NotNull @Valid SessionPlan> sessions) {}

    /**
     * @param seatsPerRow how many sit side by side; absent: nobody does
     * @param accessible whether everybody can reach the room; absent: no
     * @param endsAt until when the room is at hand; absent: as long as the subject lasts, and for a comprehensive review,
     *     which has no fixed duration, until the end of the day
     */
    public record SessionPlan(
            @NotNull Subject subject,
            @NotBlank @Size(max = 100) String site,
            @NotBlank @Size(max = 50) String room,
            @NotNull @Min(1) @Max(5000) Integer seats,
            @Min(1) @Max(5000) Integer seatsPerRow,
            Boolean accessible,
            @NotNull OffsetDateTime startsAt,
            OffsetDateTime endsAt) {}

    /** @param seated who has a seat now. @param moved whose seats are new or other ones */
    public record SeatAssignmentView(UUID batchId, int seated, int moved) {}

    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = SeatAssignmentView.class, responseCode = "201")
    @Operation(
            summary =
                    "Seat everybody in each subject to sit, all or none; who was told a seat keeps it as long as it is there")
    public RestResponse<SeatAssignmentView> assign(
            @RestPath UUID batchId, @Valid @NotNull SeatAssignmentRequest request) {
        var violations = new Violations();
        var plans = new ArrayList<ExamSession.Plan>();
        for (int i = 0; i < request.sessions().size(); i++) {
            plans.add(plan(request.sessions().get(i), "sessions[" + i + "].", violations));
        }
        violations.throwIfAny();
        var assigned = assignSeats.assign(
                batchId, plans, request.breakMinutes() == null ? DEFAULT_BREAK : request.breakMinutes());
        return RestResponse.status(
                RestResponse.Status.CREATED, new SeatAssignmentView(batchId, assigned.people(), assigned.moved()));
    }

    private ExamSession.Plan plan(SessionPlan plan, String path, Violations violations) {
        var startsAt = plan.startsAt().toInstant();
        var day = BusinessClock.day(startsAt);
        var minutes = examResult.minutesOf(plan.subject(), day);
        var least = startsAt.plus(minutes.map(Duration::ofMinutes).orElse(Duration.ofMinutes(1)));
        var endOfDay = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        var endsAt = plan.endsAt() == null
                ? minutes.map(lasts -> least).orElse(endOfDay)
                : plan.endsAt().toInstant();
        violations
                .addIf(endsAt.isBefore(least), path + "endsAt", "leaves less than the time of the subject")
                .addIf(endsAt.isAfter(endOfDay), path + "endsAt", "is on another day");
        return new ExamSession.Plan(
                plan.subject(),
                plan.site().strip(),
                plan.room().strip(),
                plan.seats(),
                plan.seatsPerRow() == null ? 1 : plan.seatsPerRow(),
                Boolean.TRUE.equals(plan.accessible()),
                startsAt,
                endsAt);
    }
}
