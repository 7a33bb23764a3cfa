package io.skillcert.exam.lookup;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;

/** The address and the network of the client of the current request, as keyed digests: addresses are not stored. */
@ApplicationScoped
public class ClientAddress {

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_NETWORK_BYTES = 3; // /24
    private static final int IPV6_SITE_BYTES = 8; // a client controls a whole /64
    private static final int IPV6_NETWORK_BYTES = 7; // /56

    private final RoutingContext request;
    private final FailedLookups failures;

    ClientAddress(RoutingContext request, FailedLookups failures) {
        this.request = request;
        this.failures = failures;
    }

    /** The digest of the address; of an IPv6 address its /64 network. */
    public String address() {
        return digest("address", IPV4_BYTES, IPV6_SITE_BYTES);
    }

    /** The digest of the network: /24 of an IPv4 address, /56 of an IPv6 address. */
    public String network() {
        return digest("network", IPV4_NETWORK_BYTES, IPV6_NETWORK_BYTES);
    }

    private String digest(String type, int ipv4Bytes, int ipv6Bytes) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(
                request.request().remoteAddress().hostAddress());
        if (bytes == null) {
            return failures.digest(type, "unknown");
        }
        var kept = Arrays.copyOf(bytes, bytes.length == IPV4_BYTES ? ipv4Bytes : ipv6Bytes);
        return failures.digest(type, HexFormat.of().formatHex(kept));
    }
}
