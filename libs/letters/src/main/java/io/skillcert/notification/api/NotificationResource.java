package io.skillcert.notification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.notification.Channel;
import io.skillcert.notification.Failure;
import io.skillcert.notification.Notification;
import io.skillcert.notification.Notifications;
import io.skillcert.notification.RetryNotification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
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

/** Notifications that could not be sent. */
@Path("/v1/failed-notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Letters")
class NotificationResource {

    private final Notifications notifications;
    private final RetryNotification retryNotification;

    NotificationResource(Notifications notifications, RetryNotification retryNotification) {
        this.notifications = notifications;
        this.retryNotification = retryNotification;
    }

    /**
     * A notification, without the account and the address.
     *
     * @param lastFailure UNREACHABLE or REFUSED
     * @param failedAt when it was attempted for the last time; absent if it waits again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotificationView(
            UUID id,
            Channel channel,
            Notification.Status status,
            int attempts,
            Failure lastFailure,
            Instant createdAt,
            Instant failedAt) {
        static NotificationView of(Notification notification) {
            return new NotificationView(
                    notification.id(),
                    notification.channel(),
                    notification.status(),
                    notification.attempts(),
                    notification.lastFailure().orElse(null),
                    notification.createdAt(),
                    notification.finishedAt().orElse(null));
        }
    }

    /**
     * Lists the notifications whose last attempt has failed, without the account and the address. A retry sends one
     * again.
     */
    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "List the notifications that could not be sent, oldest first")
    public Page<NotificationView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(notifications.failed(page), page, NotificationView::of, Notification::id);
    }

    /**
     * Lets a failed notification be attempted as often as a new one. A notification that has not failed, such as one
     * that was just retried, is answered 409.
     */
    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Send a notification again that could not be sent")
    public NotificationView retry(@RestPath UUID id) {
        return NotificationView.of(retryNotification.retry(id));
    }
}
