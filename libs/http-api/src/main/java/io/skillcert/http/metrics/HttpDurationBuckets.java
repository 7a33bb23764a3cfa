package io.skillcert.http.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts the durations of requests in buckets, so that shares of fast requests can be computed over all replicas. The
 * buckets are few because each is a time series of each operation; docs/operating/slo.md names those with an objective.
 */
@Singleton
class HttpDurationBuckets implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(Stream.of(50, 100, 250, 500, 1000, 2500)
                    .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
                    .toArray())
            .build();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS) ? BUCKETS.merge(config) : config;
    }
}
