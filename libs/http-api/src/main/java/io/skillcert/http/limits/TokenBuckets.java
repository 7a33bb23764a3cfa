package io.skillcert.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.skillcert.http.problem.ProblemException;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets of a replica by the caller: a number of requests a second and ten seconds' worth as a burst. What is left stands in
 * the headers {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-11).
 *
 * @param <K> what the callers are told apart by
 */
final class TokenBuckets<K> {

    static final int BURST_SECONDS = 10;
    private static final int MAX_CALLERS = 100_000;

    private final String policy;
    private final int perSecond;
    // A bucket that has had time to refill is the same as a new one.
    private final Cache<K, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(2 * BURST_SECONDS))
            .build();

    /**
     * @param policy the name of the limit in the headers
     * @param perSecond 1 or more
     */
    TokenBuckets(String policy, int perSecond) {
        this.policy = policy;
        this.perSecond = perSecond;
    }

    /**
     * Takes a token of the caller.
     *
     * @param headers those of the answer
     * @throws ProblemException 429 if there is none
     */
    void take(K caller, MultiMap headers) {
        var taken = buckets.get(caller, any -> full()).tryConsumeAndReturnRemaining(1);
        var seconds = rounded(taken.isConsumed() ? taken.getNanosToWaitForReset() : taken.getNanosToWaitForRefill());
        headers.set("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, capacity(), BURST_SECONDS));
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, taken.getRemainingTokens(), seconds));
        if (!taken.isConsumed()) {
            throw ProblemException.tooMany((int) seconds);
        }
    }

    private static long rounded(long nanos) {
        return 1 + TimeUnit.NANOSECONDS.toSeconds(nanos);
    }

    private long capacity() {
        return (long) perSecond * BURST_SECONDS;
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity()).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
