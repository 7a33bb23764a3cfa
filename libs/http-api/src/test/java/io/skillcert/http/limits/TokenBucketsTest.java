package io.skillcert.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.problem.ProblemException;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void a_caller_has_a_burst_of_ten_seconds_and_is_then_told_when_to_retry() {
        var buckets = new TokenBuckets<String>("account", 1);
        var left = new ArrayList<String>();
        var refusal = assertThrows(ProblemException.class, () -> {
            while (left.size() < 100) {
                buckets.take("a", headers);
                left.add(headers.get("RateLimit"));
            }
        });
        assertTrue(left.size() >= 10, left::toString);
        assertTrue(left.get(0).startsWith("\"account\";r=9;t="), left::toString);
        assertEquals("\"account\";q=10;w=10", headers.get("RateLimit-Policy"));
        assertEquals("\"account\";r=0;t=1", headers.get("RateLimit"));
        assertEquals(429, refusal.type().status());
        assertEquals(1, refusal.retryAfterSeconds());
    }

    @Test
    void callers_do_not_share_a_bucket() {
        var buckets = new TokenBuckets<String>("account", 1);
        for (int i = 0; i < 10; i++) {
            buckets.take("a", headers);
        }
        buckets.take("b", headers);
        assertTrue(headers.get("RateLimit").startsWith("\"account\";r=9;"), headers.get("RateLimit"));
    }
}
