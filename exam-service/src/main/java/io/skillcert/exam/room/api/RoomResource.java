package io.skillcert.exam.room.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.room.GrantTime.TimeGrant;
import io.skillcert.exam.room.Incidents;
import io.skillcert.exam.room.Incidents.Incident;
import io.skillcert.exam.room.Interruptions;
import io.skillcert.exam.room.Interruptions.Interruption;
import io.skillcert.exam.room.Invigilators;
import io.skillcert.exam.room.Notices;
import io.skillcert.exam.room.RoomCodes;
import io.skillcert.exam.room.ViewRoom;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The room of a session, as its invigilators see it: who is connected, the code of the room, notices and incidents. */
@Path("/v1/exam-sessions/{sessionId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam room")
class RoomResource {

    private static final int MAX_INVIGILATORS = 20;

    private final ViewRoom viewRoom;
    private final RoomCodes codes;
    private final Notices notices;
    private final Incidents incidents;
    private final Invigilators invigilators;
    private final Caller caller;

    RoomResource(
            ViewRoom viewRoom,
            RoomCodes codes,
            Notices notices,
            Incidents incidents,
            Invigilators invigilators,
            Caller caller) {
        this.viewRoom = viewRoom;
        this.codes = codes;
        this.notices = notices;
        this.incidents = incidents;
        this.invigilators = invigilators;
        this.caller = caller;
    }

    record InvigilatorsRequest(
            @NotNull @Size(max = MAX_INVIGILATORS) List<@NotBlank @Size(max = 200) String> accounts) {}

    record InvigilatorsView(List<String> accounts) {}

    /** @param endsAt until when it is the current one */
    record CodeView(String code, OffsetDateTime endsAt) {}

    /** @param attempt absent for the whole room */
    record NoticeRequest(UUID attempt, @NotBlank @Size(max = 500) String text) {}

    record SentNoticeView(UUID id, String text, OffsetDateTime at) {}

    /** @param attempt absent if it concerns the whole room */
    record IncidentRequest(
            UUID attempt, @NotNull Incidents.Kind kind, @NotBlank @Size(max = 2000) String description) {}

    record IncidentView(
            UUID id,
            @Schema(nullable = true) UUID attempt,
            Incidents.Kind kind,
            String description,
            OffsetDateTime recordedAt) {
        static IncidentView of(Incident incident) {
            return new IncidentView(
                    incident.id(),
                    incident.attempt(),
                    incident.kind(),
                    incident.description(),
                    local(incident.recordedAt()));
        }
    }

    /** @param inForce whether it moves deadlines; if not, a second person has to approve it */
    record TimeGrantView(UUID id, @Schema(nullable = true) UUID attempt, int seconds, String reason, boolean inForce) {
        static TimeGrantView of(TimeGrant grant) {
            return new TimeGrantView(grant.id(), grant.attempt(), grant.seconds(), grant.reason(), grant.isInForce());
        }
    }

    record InterruptionView(
            UUID id,
            @Schema(nullable = true) UUID attempt,
            OffsetDateTime from,
            @Schema(nullable = true) OffsetDateTime to,
            String cause,
            @Schema(nullable = true) Interruptions.Decision decision) {
        static InterruptionView of(Interruption found) {
            return new InterruptionView(
                    found.id(),
                    found.attempt(),
                    local(found.from()),
                    local(found.to()),
                    found.cause(),
                    found.decision());
        }
    }

    record AttemptView(
            UUID id,
            String state,
            @Schema(nullable = true) OffsetDateTime startedAt,
            @Schema(nullable = true) OffsetDateTime deadline,
            int extraSeconds,
            int grantedSeconds,
            @Schema(nullable = true) String closedBecause,
            boolean connected,
            OffsetDateTime lastSeenAt,
            int unsent,
            int answered,
            int positions,
            int events) {
        static AttemptView of(ViewRoom.Sitting sitting) {
            return new AttemptView(
                    sitting.id(),
                    sitting.state(),
                    local(sitting.startedAt()),
                    local(sitting.deadline()),
                    sitting.extraSeconds(),
                    sitting.grantedSeconds(),
                    sitting.closedBecause(),
                    sitting.connected(),
                    local(sitting.lastSeenAt()),
                    sitting.unsent(),
                    sitting.answered(),
                    sitting.positions(),
                    sitting.events());
        }
    }

    /**
     * A seat.
     *
     * @param locked whether a wrong room code was given five times
     * @param attempt null as long as no machine was bound
     */
    record SeatView(int seat, boolean checkedIn, boolean locked, @Schema(nullable = true) AttemptView attempt) {
        static SeatView of(ViewRoom.Place place) {
            return new SeatView(
                    place.seat(),
                    place.checkedIn(),
                    place.locked(),
                    place.attempt() == null ? null : AttemptView.of(place.attempt()));
        }
    }

    record RoomView(
            UUID session,
            Subject subject,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            OffsetDateTime serverTime,
            List<SeatView> seats,
            List<TimeGrantView> timeGrants,
            List<InterruptionView> interruptions,
            List<IncidentView> incidents) {}

    static OffsetDateTime local(Instant time) {
        return time == null ? null : time.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }

    /**
     * Shows the seats of the session without names: who is checked in, the state of each attempt, and what was granted
     * and recorded. Invigilators see sessions to which they are assigned, until a week after the end.
     */
    @GET
    @Path("/room-view")
    @RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
    @APIResponseSchema(RoomView.class)
    @Operation(summary = "Show a room: seats, who is connected, unsent answers, progress, time grants and incidents")
    public RestResponse<RoomView> view(@RestPath UUID sessionId) {
        var room = viewRoom.view(sessionId, invigilator());
        return uncached(
                RestResponse.Status.OK,
                new RoomView(
                        room.session(),
                        room.subject(),
                        local(room.startsAt()),
                        local(room.endsAt()),
                        local(room.now()),
                        room.seats().stream().map(SeatView::of).toList(),
                        room.timeGrants().stream().map(TimeGrantView::of).toList(),
                        room.interruptions().stream().map(InterruptionView::of).toList(),
                        room.incidents().stream().map(IncidentView::of).toList()));
    }

    /**
     * Replaces the invigilators (监考) of the session, who see and act in its room. An account that may act for a
     * candidate of the session is answered 400. The same list again changes nothing.
     */
    @PUT
    @Path("/invigilators")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Assign the accounts that invigilate a session, in the place of those assigned before")
    public InvigilatorsView assign(@RestPath UUID sessionId, @Valid @NotNull InvigilatorsRequest request) {
        return new InvigilatorsView(invigilators.assign(sessionId, request.accounts(), caller.account()));
    }

    /**
     * Returns the six digits to show in the room, with which candidates bind a machine; each code is accepted for two
     * minutes. Within a minute the same code is returned.
     */
    @POST
    @Path("/room-codes")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
    @APIResponseSchema(CodeView.class)
    @Operation(summary = "Get the current code of a room, which changes every minute")
    public RestResponse<CodeView> code(@RestPath UUID sessionId) {
        var code = codes.current(sessionId, invigilator(), caller.account());
        return uncached(RestResponse.Status.OK, new CodeView(code.code(), local(code.endsAt())));
    }

    /**
     * Sends a notice, which the machines show with their next acknowledgement or state. A notice can't be changed or
     * taken back.
     */
    @POST
    @Path("/notices")
    @RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
    @Idempotent
    @APIResponseSchema(value = SentNoticeView.class, responseCode = "201")
    @Operation(summary = "Send a notice to all candidates of a room or to one")
    public RestResponse<SentNoticeView> send(@RestPath UUID sessionId, @Valid @NotNull NoticeRequest request) {
        var sent = notices.send(sessionId, request.attempt(), request.text().strip(), invigilator(), caller.account());
        return RestResponse.status(
                RestResponse.Status.CREATED, new SentNoticeView(sent.id(), sent.text(), local(sent.at())));
    }

    /**
     * Records an incident for the record of the room. It decides nothing: misconduct (违纪) is decided by an exam officer
     * in an operation of its own.
     */
    @POST
    @Path("/incidents")
    @RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
    @Idempotent
    @APIResponseSchema(value = IncidentView.class, responseCode = "201")
    @Operation(summary = "Record an incident in a room")
    public RestResponse<IncidentView> record(@RestPath UUID sessionId, @Valid @NotNull IncidentRequest request) {
        var recorded = incidents.record(
                sessionId,
                request.attempt(),
                request.kind(),
                request.description().strip(),
                invigilator(),
                caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, IncidentView.of(recorded));
    }

    private String invigilator() {
        return caller.visibleOwner(Role.EXAM_OFFICER);
    }

    private static <T> RestResponse<T> uncached(RestResponse.Status status, T view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
