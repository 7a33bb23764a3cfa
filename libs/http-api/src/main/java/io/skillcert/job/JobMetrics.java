package io.skillcert.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What operators see of each job: how often it runs, how long runs take, when the last one succeeded, how many runs and rows failed. */
@ApplicationScoped
class JobMetrics {

    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Shows all figures of the job from the start, so that an alert can tell zero from absent.
     *
     * @param interval how often it is run
     */
    void register(Job job, Duration interval) {
        var tags = tags(job);
        Gauge.builder("skillcert.job.interval.seconds", () -> interval.toMillis() / MILLIS)
                .tags(tags)
                .register(registry);
        lastSuccess.put(job.name(), registry.gauge("skillcert.job.last.success.seconds", tags, new AtomicLong()));
        registry.counter("skillcert.job.failures", tags);
        registry.counter("skillcert.job.failed.rows", tags);
    }

    <T> T measure(Job job, Supplier<T> run) {
        var begun = System.nanoTime();
        var outcome = run.get();
        registry.timer("skillcert.job.duration", tags(job)).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        lastSuccess
                .get(job.name())
                .set(TimeUnit.MILLISECONDS.toSeconds(registry.config().clock().wallTime()));
        return outcome;
    }

    void failed(Job job) {
        registry.counter("skillcert.job.failures", tags(job)).increment();
    }

    void rowFailed(Job job) {
        registry.counter("skillcert.job.failed.rows", tags(job)).increment();
    }

    private static Tags tags(Job job) {
        return Tags.of("name", job.name()); // not job: Prometheus has a label of this name
    }
}
