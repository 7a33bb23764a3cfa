package io.skillcert.delivery.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.delivery.webhook.Deliveries;
import io.skillcert.delivery.webhook.DeliveryFailure;
import io.skillcert.delivery.webhook.RepeatDeliveries;
import io.skillcert.delivery.webhook.Webhooks;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What was sent to a webhook, and what is sent again. */
@Path("/v1/webhooks/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveryResource {

    private static final long MAX_POSITION = 999_999_999_999_999_999L;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final RepeatDeliveries repeatDeliveries;
    private final Caller caller;

    DeliveryResource(Webhooks webhooks, Deliveries deliveries, RepeatDeliveries repeatDeliveries, Caller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.repeatDeliveries = repeatDeliveries;
        this.caller = caller;
    }

    /**
     * A delivery.
     *
     * @param eventId the id of the event, which is also the value of webhook-id
     * @param position of the event in the feed; absent for a test event
     * @param attempts how often it was tried
     * @param nextAttemptAt absent if there is no further attempt
     * @param lastStatus the status of the receiver's last answer
     * @param lastFailure why the last attempt has failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            UUID id,
            UUID eventId,
            Long position,
            String type,
            Deliveries.Status status,
            int attempts,
            Instant nextAttemptAt,
            Instant lastAttemptAt,
            Integer lastStatus,
            DeliveryFailure lastFailure,
            Instant createdAt) {

        static DeliveryView of(Deliveries.Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.position(),
                    delivery.type(),
                    delivery.status(),
                    delivery.attempts(),
                    delivery.nextAttemptAt(),
                    delivery.lastAttemptAt(),
                    delivery.lastStatus(),
                    delivery.lastFailure(),
                    delivery.createdAt());
        }
    }

    /** Events to send again. Both positions are included; for one event they are the same. */
    public record RepeatRequest(
            @NotNull @Min(1) @Max(MAX_POSITION) Long fromPosition,
            @NotNull @Min(1) @Max(MAX_POSITION) Long toPosition) {}

    /** @param deliveries how many events are sent again, apart from those that waited already */
    public record RepeatView(int deliveries) {}

    public record TestEventView(UUID eventId) {}

    /**
     * Lists the deliveries in the order in which they were created, with the number of attempts, what the receiver last
     * answered and when the next attempt is due. {@code FAILED} are those that are not attempted any more; a replay
     * sends their events again.
     */
    @GET
    @Path("/deliveries")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR, Role.AUDITOR, Role.OPERATOR})
    @Operation(summary = "List the deliveries of a webhook of the last 90 days, oldest first")
    public Page<DeliveryView> list(
            @RestPath UUID id, @RestQuery Deliveries.Status status, @BeanParam @Valid PageRequest page) {
        var webhook = webhooks.get(id, caller.visibleOwner(Role.AUDITOR, Role.OPERATOR));
        return Page.of(deliveries.page(webhook.id(), status, page), page, DeliveryView::of, Deliveries.Delivery::id);
    }

    /**
     * Queues the logged events between two positions again, both included, as far as the webhook is for their types and
     * its account may see them. The receiver gets them with the ids that they had; events that still wait are not
     * queued twice. The webhook must be active, and the events not older than 90 days, which is answered 410.
     */
    @POST
    @Path("/replays")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR})
    @Idempotent
    @APIResponseSchema(RepeatView.class)
    @Operation(summary = "Send events of the feed again, with the same ids: one, or those of up to 10,000 positions")
    @FailsWith({410, 429})
    public RestResponse<RepeatView> replay(@RestPath UUID id, @Valid @NotNull RepeatRequest request) {
        var count = repeatDeliveries.repeat(id, caller.account(), request.fromPosition(), request.toPosition());
        return RestResponse.ok(new RepeatView(count));
    }

    /**
     * Queues an event of its own type that is about no case, so that a receiver can check the address and the
     * signature. The webhook must be active. While 10 test events wait, another one is answered 429.
     */
    @POST
    @Path("/test-events")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR})
    @Idempotent
    @APIResponseSchema(TestEventView.class)
    @Operation(summary = "Send an event that only tests the receiver")
    public RestResponse<TestEventView> test(@RestPath UUID id) {
        return RestResponse.ok(new TestEventView(repeatDeliveries.test(id, caller.account())));
    }
}
