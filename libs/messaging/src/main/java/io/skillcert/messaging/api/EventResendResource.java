package io.skillcert.messaging.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.messaging.EventResend;
import io.skillcert.messaging.EventResends;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Publishes logged events again, for readers that were restored to an earlier moment. */
@Path("/v1/event-resends")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operating")
public class EventResendResource {

    private final EventResends resends;

    EventResendResource(EventResends resends) {
        this.resends = resends;
    }

    /**
     * Which events are published again.
     *
     * @param fromPosition the first position of the event log; or {@code fromTime}
     * @param fromTime events that were logged at this time or later; or {@code fromPosition}
     * @param toPosition the last position; absent: the last one that is logged now
     */
    public record ResendRequest(
            @Min(1) Long fromPosition,
            OffsetDateTime fromTime,
            @Min(1) Long toPosition,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A request and its progress.
     *
     * @param sent the number of events that are published so far
     * @param finishedAt absent while it is running
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResendView(
            UUID id,
            long fromPosition,
            long toPosition,
            long sent,
            String reason,
            String requestedBy,
            OffsetDateTime requestedAt,
            OffsetDateTime finishedAt) {

        static ResendView of(EventResend resend) {
            return new ResendView(
                    resend.id(),
                    resend.fromPosition(),
                    resend.toPosition(),
                    resend.sent(),
                    resend.reason(),
                    resend.requestedBy(),
                    shown(resend.requestedAt()),
                    resend.finishedAt().map(ResendView::shown).orElse(null));
        }

        private static OffsetDateTime shown(Instant time) {
            return time.atZone(BusinessClock.ZONE).toOffsetDateTime();
        }
    }

    /**
     * Requests that the relay publishes logged events again with the same ids, from a position or a time on, at most
     * 10,000,000 positions. Readers that have handled an event already skip it. One request runs at a time; another one
     * meanwhile is answered 409.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = ResendView.class, responseCode = "202")
    @Operation(summary = "Publish the logged events from a position or a time on again, with the same ids")
    public RestResponse<ResendView> request(@Valid @NotNull ResendRequest request) {
        var isByPosition = request.fromPosition() != null;
        if (isByPosition == (request.fromTime() != null)) {
            throw Violations.single("fromPosition", "is given, or fromTime, and not both");
        }
        var resend = isByPosition
                ? resends.request(request.fromPosition(), request.toPosition(), request.reason())
                : resends.requestSince(request.fromTime().toInstant(), request.toPosition(), request.reason());
        return RestResponse.status(RestResponse.Status.ACCEPTED, ResendView.of(resend));
    }

    /**
     * Lists the requests with the number of events that are published so far. A request without {@code finishedAt} is
     * running.
     */
    @GET
    @Operation(summary = "List the last 100 resends of events, newest first")
    public List<ResendView> list() {
        return resends.latest().stream().map(ResendView::of).toList();
    }

    /** Returns how many of the events are published so far. The request is done when {@code finishedAt} is there. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a resend of events and its progress")
    public ResendView get(@RestPath UUID id) {
        return ResendView.of(resends.get(id));
    }
}
