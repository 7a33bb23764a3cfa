package io.skillcert.exam.room.api;

import static io.skillcert.exam.room.api.RoomResource.local;

import io.skillcert.exam.room.GrantTime;
import io.skillcert.exam.room.GrantTime.TimeGrant;
import io.skillcert.exam.room.Interruptions;
import io.skillcert.exam.room.Interruptions.Interruption;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Disturbances of a session: more time for candidates, and interruptions in which answers count that arrive late. */
@Path("/v1/exam-sessions/{sessionId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
@Tag(name = "Exam room")
class DisturbanceResource {

    private static final int MAX_MINUTES = 240;

    private final GrantTime grantTime;
    private final Interruptions interruptions;
    private final Caller caller;

    DisturbanceResource(GrantTime grantTime, Interruptions interruptions, Caller caller) {
        this.grantTime = grantTime;
        this.interruptions = interruptions;
        this.caller = caller;
    }

    /** @param attempt absent for all attempts of the session that are running */
    record TimeGrantRequest(
            UUID attempt, @Min(1) @Max(MAX_MINUTES) int minutes, @NotBlank @Size(max = 500) String reason) {}

    /** @param inForce whether it moves deadlines; if not, a second person has to approve it */
    record GrantView(UUID id, @Schema(nullable = true) UUID attempt, int minutes, boolean inForce) {
        static GrantView of(TimeGrant grant) {
            return new GrantView(
                    grant.id(),
                    grant.attempt(),
                    (int) Duration.ofSeconds(grant.seconds()).toMinutes(),
                    grant.isInForce());
        }
    }

    /**
     * An interruption.
     *
     * @param attempt absent for the whole room
     * @param to absent as long as it lasts
     */
    record InterruptionRequest(
            UUID attempt, @NotNull OffsetDateTime from, OffsetDateTime to, @NotBlank @Size(max = 500) String cause) {}

    /** @param to its end, if it was recorded without one */
    @Schema(name = "DisturbanceDecisionRequest")
    record DecisionRequest(@NotNull Interruptions.Decision decision, OffsetDateTime to) {}

    record InterruptedView(
            UUID id,
            @Schema(nullable = true) UUID attempt,
            OffsetDateTime from,
            @Schema(nullable = true) OffsetDateTime to,
            @Schema(nullable = true) Interruptions.Decision decision) {
        static InterruptedView of(Interruption found) {
            return new InterruptedView(
                    found.id(), found.attempt(), local(found.from()), local(found.to()), found.decision());
        }
    }

    /**
     * Adds minutes to the deadline of one attempt or of all running ones (补时, EXM-16), at once as far as one person may
     * grant it (DLV-05). Beyond that the grant waits for a second person. Invigilators act in sessions to which they
     * are assigned; an attempt that is sealed is answered 409.
     */
    @POST
    @Path("/time-grants")
    @Idempotent
    @APIResponseSchema(value = GrantView.class, responseCode = "201")
    @Operation(summary = "Grant more time to one attempt or to all that are running; many minutes need a second person")
    public RestResponse<GrantView> grant(@RestPath UUID sessionId, @Valid @NotNull TimeGrantRequest request) {
        var granted = grantTime.grant(
                sessionId,
                request.attempt(),
                Duration.ofMinutes(request.minutes()),
                request.reason().strip(),
                invigilator(),
                caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, GrantView.of(granted));
    }

    /**
     * Puts a waiting grant into force. By the person who asked for it, when it is in force already, or when the attempt
     * is sealed, it is answered 409.
     */
    @POST
    @Path("/time-grants/{grantId}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Approve a time grant as a second person; the deadlines move at once")
    public GrantView approve(@RestPath UUID sessionId, @RestPath UUID grantId) {
        return GrantView.of(grantTime.approve(sessionId, grantId, invigilator(), caller.account()));
    }

    /**
     * Records from when to when a machine or the room was cut off. Answers that were given in that time and arrive late
     * count once another person approves it (EXM-16).
     */
    @POST
    @Path("/interruptions")
    @Idempotent
    @APIResponseSchema(value = InterruptedView.class, responseCode = "201")
    @Operation(summary = "Record that a machine or a room could not reach the service")
    public RestResponse<InterruptedView> record(@RestPath UUID sessionId, @Valid @NotNull InterruptionRequest request) {
        var recorded = interruptions.record(
                sessionId,
                request.attempt(),
                request.from().toInstant(),
                request.to() == null ? null : request.to().toInstant(),
                request.cause().strip(),
                invigilator(),
                caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, InterruptedView.of(recorded));
    }

    /**
     * Decides an interruption that another person has recorded; an approval needs its end. By the person who recorded
     * it, or when it is decided already, it is answered 409.
     */
    @POST
    @Path("/interruptions/{interruptionId}/approval")
    @Operation(
            summary =
                    "Approve or refuse an interruption as a second person: if approved, late answers given in it count")
    public InterruptedView decide(
            @RestPath UUID sessionId, @RestPath UUID interruptionId, @Valid @NotNull DecisionRequest request) {
        return InterruptedView.of(interruptions.decide(
                sessionId,
                interruptionId,
                request.decision(),
                request.to() == null ? null : request.to().toInstant(),
                invigilator(),
                caller.account()));
    }

    private String invigilator() {
        return caller.visibleOwner(Role.EXAM_OFFICER);
    }
}
