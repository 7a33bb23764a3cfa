package io.skillcert.exam.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Limits the calls of a machine to 5 a second and 20 as a burst, before the database is asked. Each replica counts for itself. */
@ApplicationScoped
public class SaveRates {

    private static final int PER_SECOND = 5;
    private static final int BURST = 20;
    private static final int MAX_MACHINES = 100_000;

    // A bucket that has had time to refill is the same as a new one.
    private final Cache<DeviceToken, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_MACHINES)
            .expireAfterAccess(Duration.ofSeconds(BURST / PER_SECOND))
            .build();

    /** @throws ProblemException 429 if the machine calls too often */
    public void count(DeviceToken token) {
        if (!buckets.get(token, any -> full()).tryConsume(1)) {
            throw ProblemException.tooMany(1);
        }
    }

    private static Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }
}
