package io.skillcert.notification;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A detail of readiness that is always up: no other replica sends what a server does not take. */
@Readiness
@ApplicationScoped
class NotificationsDetail implements HealthCheck {

    private final NotificationMetrics metrics;

    NotificationsDetail(NotificationMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        var open = metrics.last();
        return HealthCheckResponse.named("notifications")
                .up()
                .withData("pending", open.pending())
                .withData("oldestSeconds", open.oldestSeconds())
                .withData("failed", open.failed())
                .build();
    }
}
