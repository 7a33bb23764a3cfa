package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness: the outbox relays and the consumers of this replica make progress. Neither the database nor the broker is asked,
 * because a restart repairs neither.
 */
@Liveness
@ApplicationScoped
class ProgressCheck implements HealthCheck {

    private final Progress progress;
    private final MessagingConfig config;

    ProgressCheck(Progress progress, MessagingConfig config) {
        this.progress = progress;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var stuck = progress.stuck(config.stuckAfter());
        var response =
                HealthCheckResponse.named("progress of relays and consumers").status(stuck.isEmpty());
        return stuck.isEmpty()
                ? response.build()
                : response.withData("stuck", String.join(", ", stuck)).build();
    }
}
