package io.skillcert.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.netty.util.NetUtil;
import io.skillcert.http.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits anonymous operations ({@link PermitAll}) per client address with a token bucket: a number of requests a second and
 * ten seconds' worth as a burst, then 429 with {@code Retry-After}. Each replica counts for itself.
 */
@Provider
class AnonymousRateLimit implements ContainerRequestFilter {

    private static final int BURST_SECONDS = 10;
    private static final int MAX_ADDRESSES = 100_000;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final ByteBuffer UNKNOWN = ByteBuffer.allocate(0);

    private final int perSecond;
    // A bucket that has had time to refill is the same as a new one.
    private final Cache<ByteBuffer, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(Duration.ofSeconds(2 * BURST_SECONDS))
            .build();

    @Context
    ResourceInfo resource;

    @Context
    RoutingContext connection;

    AnonymousRateLimit(@ConfigProperty(name = "skillcert.open-requests-per-second") int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("skillcert.open-requests-per-second must be 1 or more");
        }
        this.perSecond = perSecond;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (!operation.isAnnotationPresent(PermitAll.class) || operation.isAnnotationPresent(LimitedByToken.class)) {
            return;
        }
        var address = network(connection.request().remoteAddress().hostAddress());
        var taken = buckets.get(address, any -> full()).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            var seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill());
            throw ProblemException.tooMany((int) seconds);
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity((long) perSecond * BURST_SECONDS).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** An IPv6 client controls a whole /64 network, so the network is the key. */
    private static ByteBuffer network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return UNKNOWN;
        }
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }
}
