package io.skillcert.http.limits;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.nio.ByteBuffer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits anonymous operations ({@link PermitAll}) per client address with a token bucket, then answers 429 with
 * {@code Retry-After}. Each replica counts for itself.
 */
@Provider
class AnonymousRateLimit implements ContainerRequestFilter {

    private static final int IPV6_NETWORK_BYTES = 8;
    private static final ByteBuffer UNKNOWN = ByteBuffer.allocate(0);

    private final TokenBuckets<ByteBuffer> buckets;

    @Context
    ResourceInfo resource;

    @Context
    RoutingContext connection;

    AnonymousRateLimit(@ConfigProperty(name = "skillcert.open-requests-per-second") int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("skillcert.open-requests-per-second must be 1 or more");
        }
        this.buckets = new TokenBuckets<>("address", perSecond);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (!operation.isAnnotationPresent(PermitAll.class) || operation.isAnnotationPresent(LimitedByToken.class)) {
            return;
        }
        var address = network(connection.request().remoteAddress().hostAddress());
        buckets.take(address, connection.response().headers());
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
