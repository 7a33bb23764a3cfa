package io.skillcert.messaging.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.messaging.ParkedEvent;
import io.skillcert.messaging.ParkedEvents;
import io.skillcert.messaging.ReplayParkedEvents;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Events of other services that this one could not handle, and those that wait behind them. */
@Path("/v1/parked-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
class ParkedEventResource {

    private final ParkedEvents parked;
    private final ReplayParkedEvents replay;
    private final Caller caller;

    ParkedEventResource(ParkedEvents parked, ReplayParkedEvents replay, Caller caller) {
        this.parked = parked;
        this.replay = replay;
        this.caller = caller;
    }

    /** @param reason what has changed, so that the event can be handled now */
    record ReplayRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param reason why the effect of the event must never happen */
    record DiscardRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param key of the record, which is the person
     * @param sequence the number of the event among those of its key
     * @param cause FAILED, UNREADABLE, FORGED, UNKNOWN_TYPE, GAP or BEHIND
     * @param message the error
     * @param stack where the error was raised
     * @param discardAskedBy the operator who asked to discard the event
     * @param endedAt when it was replayed or discarded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParkedEventView(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            String eventId,
            String type,
            Long sequence,
            ParkedEvent.Cause cause,
            String message,
            String stack,
            int attempts,
            Instant parkedAt,
            String discardAskedBy,
            String discardReason,
            Instant endedAt) {}

    /**
     * Lists the events that could not be handled, and those of the same key that wait behind them, with cause and
     * error. They wait until an operator replays the first of their key or two operators discard it.
     */
    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "List the parked events, oldest first")
    public Page<ParkedEventView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(parked.open(page), page, ParkedEventResource::view, ParkedEvent::id);
    }

    /**
     * Handles the event again, and then those that wait behind it in their order. If it fails again, it stays parked
     * with the new error; if a newer event of its key was handled meanwhile, it ends without its effect. An event that
     * has ended, is not the first of its key or waits for missing ones is answered 409.
     */
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Handle a parked event again; those that wait behind it follow")
    public ParkedEventView replay(@RestPath UUID id, @Valid @NotNull ReplayRequest request) {
        return view(replay.replay(id, caller.account(), request.reason()));
    }

    /**
     * Records the request and its reason; nothing changes until another operator confirms it. An event that has ended
     * or is not the first of its key is answered 409.
     */
    @POST
    @Path("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Ask to discard a parked event; another operator confirms it")
    public ParkedEventView discard(@RestPath UUID id, @Valid @NotNull DiscardRequest request) {
        return view(replay.askToDiscard(id, caller.account(), request.reason()));
    }

    /**
     * Ends the event for good without its effect, and handles those that wait behind it. It needs the request of
     * another operator; without one, by the same operator, or when the event has ended, the answer is 409.
     */
    @POST
    @Path("/{id}/discard/confirmation")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Discard a parked event that another operator asked to discard; those behind it follow")
    public ParkedEventView confirmDiscard(@RestPath UUID id) {
        return view(replay.discard(id, caller.account()));
    }

    private static ParkedEventView view(ParkedEvent event) {
        return new ParkedEventView(
                event.id(),
                event.consumer(),
                event.topic(),
                event.partition(),
                event.offset(),
                event.key(),
                event.eventId(),
                event.type(),
                event.sequence().orElse(null),
                event.cause(),
                event.message(),
                event.stack().orElse(null),
                event.attempts(),
                event.parkedAt(),
                event.discardAskedBy().orElse(null),
                event.discardReason().orElse(null),
                event.endedAt().orElse(null));
    }
}
