package io.skillcert.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Removes the meters of the application when it stops. The global registry outlives it: without this, the gauges of an
 * application that starts later in the same JVM (development mode, tests) would show the values of this one.
 */
@ApplicationScoped
class MeterCleanup {

    private final MeterRegistry registry;

    MeterCleanup(MeterRegistry registry) {
        this.registry = registry;
    }

    void removeAll(@Observes ShutdownEvent event) {
        List.copyOf(registry.getMeters()).stream()
                .filter(meter -> meter.getId().getName().startsWith("skillcert."))
                .forEach(registry::remove);
    }
}
