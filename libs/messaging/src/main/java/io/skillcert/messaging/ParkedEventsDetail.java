package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A detail of readiness that is always up: parked events are for an operator, and no other replica handles them better. */
@Readiness
@ApplicationScoped
class ParkedEventsDetail implements HealthCheck {

    private final ParkedEventMetrics metrics;

    ParkedEventsDetail(ParkedEventMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        var open = metrics.last();
        return HealthCheckResponse.named("parked events")
                .up()
                .withData("number", open.number())
                .withData("oldestSeconds", (long) open.oldestSeconds())
                .build();
    }
}
