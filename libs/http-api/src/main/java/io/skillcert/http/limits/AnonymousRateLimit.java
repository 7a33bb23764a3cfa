package io.skillcert.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.netty.util.NetUtil;
import io.skillcert.http.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is open to all ({@link PermitAll}) is limited per client address: so many requests a second, ten seconds' worth
 * at once, then 429 with {@code Retry-After}. Counted by each replica for itself.
 */
@Provider
class AnonymousRateLimit implements ContainerRequestFilter {

    private static final int SECONDS_AT_ONCE = 10;
    private static final int MAX_ADDRESSES = 100_000;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final ByteBuffer UNKNOWN = ByteBuffer.allocate(0);

    private final int perSecond;
    // A bucket untouched for longer than it takes to fill is as good as a new one.
    private final Cache<ByteBuffer, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(Duration.ofSeconds(2 * SECONDS_AT_ONCE))
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
        if (!resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var address = network(connection.request().remoteAddress().hostAddress());
        var taken = buckets.get(address, any -> full()).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            var seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill());
            request.abortWith(tooMany(seconds));
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity((long) perSecond * SECONDS_AT_ONCE)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** An IPv6 client holds a whole /64 network and may change its address within it at will. */
    private static ByteBuffer network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return UNKNOWN;
        }
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }

    private static Response tooMany(long seconds) {
        var problem = Problem.of(429, "too-many-requests", "Too many requests from this address: wait, then go on.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
