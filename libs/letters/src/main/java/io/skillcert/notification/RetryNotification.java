package io.skillcert.notification;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets a notification that has failed be sent again. */
@ApplicationScoped
public class RetryNotification {

    private final Notifications notifications;
    private final Audit audit;
    private final BusinessClock clock;

    RetryNotification(Notifications notifications, Audit audit, BusinessClock clock) {
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Retries a notification.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none, 409 if it has not failed
     */
    @Transactional
    public Notification retry(UUID id) {
        var isRetried = notifications.retry(id, clock.instant());
        var notification = notifications.findByIdOptional(id).orElseThrow(HttpProblem.NOT_FOUND::exception);
        if (!isRetried) {
            throw NotificationProblem.NOTIFICATION_NOT_FAILED.exception();
        }
        audit.record("retry-notification", "notification", id, null);
        return notification;
    }
}
