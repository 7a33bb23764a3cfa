package io.skillcert.delivery.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses of the public internet from those of private networks, of the machine itself and of special purposes
 * (RFC 6890), where nothing may be sent: a webhook must not reach what only the service can reach.
 */
final class PublicAddresses {

    private static final List<Network> RESERVED = List.of(
            network("0.0.0.0", 8),
            network("10.0.0.0", 8),
            network("100.64.0.0", 10),
            network("127.0.0.0", 8),
            network("169.254.0.0", 16),
            network("172.16.0.0", 12),
            network("192.0.0.0", 24),
            network("192.0.2.0", 24),
            network("192.88.99.0", 24),
            network("192.168.0.0", 16),
            network("198.18.0.0", 15),
            network("198.51.100.0", 24),
            network("203.0.113.0", 24),
            network("224.0.0.0", 3),
            network("2001::", 23),
            network("2001:db8::", 32),
            network("2002::", 16),
            network("3fff::", 20));

    /** IPv6 addresses outside of it are not public; those of 6to4 and NAT64 would lead to an IPv4 address. */
    private static final Network GLOBAL_IPV6 = network("2000::", 3);

    private PublicAddresses() {}

    private record Network(byte[] first, int bits) {
        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return (address instanceof Inet4Address || GLOBAL_IPV6.contains(bytes))
                && RESERVED.stream().noneMatch(network -> network.contains(bytes));
    }

    private static Network network(String first, int bits) {
        try {
            return new Network(InetAddress.getByName(first).getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(first, e);
        }
    }
}
