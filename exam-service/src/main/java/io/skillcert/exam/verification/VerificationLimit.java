package io.skillcert.exam.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Keeps verification from being used to find people out: few wrong names a number, few batches an account. Counted by
 * each replica for itself; the number need not exist, so that being limited tells nothing.
 */
@ApplicationScoped
class VerificationLimit {

    static final int WRONG_NAMES_PER_HOUR = 10;
    static final int BATCHES_PER_HOUR = 20;

    static final int SECONDS_PER_HOUR = 3600;

    private static final int MAX_REMEMBERED = 100_000;

    private final Cache<String, Bucket> wrongNames = remembered();
    private final Cache<String, Bucket> batches = remembered();

    private static Cache<String, Bucket> remembered() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }

    /** Whether another name may be tried for the number. */
    boolean allows(String number) {
        return of(wrongNames, number, WRONG_NAMES_PER_HOUR).getAvailableTokens() > 0;
    }

    void wrongName(String number) {
        of(wrongNames, number, WRONG_NAMES_PER_HOUR).tryConsume(1);
    }

    /** @throws ProblemException 429 if the account has sent too many */
    void takeBatch(String account) {
        if (!of(batches, account, BATCHES_PER_HOUR).tryConsume(1)) {
            throw ProblemException.tooMany(
                    BATCHES_PER_HOUR + " batches an hour may be verified: wait, then go on.",
                    SECONDS_PER_HOUR / BATCHES_PER_HOUR);
        }
    }

    private static Bucket of(Cache<String, Bucket> buckets, String key, int perHour) {
        return buckets.get(key, any -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                .build());
    }
}
