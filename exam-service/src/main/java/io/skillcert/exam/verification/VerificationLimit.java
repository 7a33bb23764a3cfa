package io.skillcert.exam.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits verification so that it can't be used to guess names: wrong names per certificate number and batches per account.
 * Each replica counts for itself. Numbers that do not exist are limited too, so the limit reveals nothing about a number.
 */
@ApplicationScoped
class VerificationLimit {

    private static final int WRONG_NAMES_PER_HOUR = 10;
    private static final int BATCHES_PER_HOUR = 20;
    private static final int SECONDS_PER_HOUR = 3600;

    private static final int MAX_REMEMBERED = 100_000;

    private final Cache<String, Bucket> wrongNames = remembered();
    private final Cache<String, Bucket> batches = remembered();

    private static Cache<String, Bucket> remembered() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }

    /** Whether another name may be tried for a certificate number. */
    boolean allows(String number) {
        return of(wrongNames, number, WRONG_NAMES_PER_HOUR).getAvailableTokens() > 0;
    }

    /** @throws ProblemException 429 if too many wrong names were tried for the number */
    void require(String number) {
        if (!allows(number)) {
            throw ProblemException.tooMany(SECONDS_PER_HOUR / WRONG_NAMES_PER_HOUR);
        }
    }

    void wrongName(String number) {
        of(wrongNames, number, WRONG_NAMES_PER_HOUR).tryConsume(1);
    }

    /** @throws ProblemException 429 if the account has sent too many batches */
    void takeBatch(String account) {
        if (!of(batches, account, BATCHES_PER_HOUR).tryConsume(1)) {
            throw ProblemException.tooMany(SECONDS_PER_HOUR / BATCHES_PER_HOUR);
        }
    }

    private static Bucket of(Cache<String, Bucket> buckets, String key, int perHour) {
        return buckets.get(key, any -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                .build());
    }
}
