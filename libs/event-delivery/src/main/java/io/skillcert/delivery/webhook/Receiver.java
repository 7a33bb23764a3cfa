package io.skillcert.delivery.webhook;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks to which addresses events may be sent. */
@ApplicationScoped
class Receiver {

    private static final String FIELD = "url";
    private static final int MAX_PORT = 65_535;

    private final HostResolver resolver;
    private final boolean allowPrivate;

    Receiver(HostResolver resolver, @ConfigProperty(name = "skillcert.webhook.allow-private") boolean allowPrivate) {
        this.resolver = resolver;
        this.allowPrivate = allowPrivate;
    }

    /** An address to which nothing may be sent. */
    static final class PrivateAddressException extends RuntimeException {}

    /** A host name without an address. */
    static final class UnknownReceiverException extends RuntimeException {}

    /**
     * Checks a URL before it is stored. Its host name is resolved at each delivery only: it may lead elsewhere then.
     *
     * @throws ProblemException 400 naming the field
     */
    void requireValid(String url) {
        var parsed = parse(url);
        var isHttps = "https".equalsIgnoreCase(parsed.getScheme());
        var isHttp = "http".equalsIgnoreCase(parsed.getScheme());
        new Violations()
                .addIf(!isHttps && !(isHttp && allowPrivate), FIELD, "must begin with https://")
                .throwIfAny();
        new Violations()
                .addIf(
                        parsed.getHost() == null,
                        FIELD,
                        "has no host name; a name in other letters is written in Punycode")
                .addIf(parsed.getPort() == 0 || parsed.getPort() > MAX_PORT, FIELD, "has no valid port")
                .addIf(
                        parsed.getRawUserInfo() != null || parsed.getRawFragment() != null,
                        FIELD,
                        "must have no user name and no fragment")
                .throwIfAny();
        if (isPrivateByName(parsed.getHost())) {
            throw Violations.single(FIELD, "leads to a private address");
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw Violations.single(FIELD, "is not a URL");
        }
    }

    /** Whether the host is a private address, or a name that is never public. An address is read without a look-up. */
    private boolean isPrivateByName(String host) {
        if (allowPrivate) {
            return false;
        }
        var isAddress = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return isAddress
                    ? !PublicAddresses.isPublic(InetAddress.getByName(host))
                    : !host.contains(".")
                            || host.toLowerCase(Locale.ROOT).matches(".*\\.(localhost|local|internal)\\.?");
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /**
     * Resolves the host of a URL and checks all its addresses. The request must be sent to the returned address: a second
     * look-up of the name might have another answer.
     *
     * @throws PrivateAddressException if one of the addresses is not public
     * @throws UnknownReceiverException if there is none
     */
    InetAddress resolve(URI url) {
        try {
            var addresses = resolver.resolve(url.getHost());
            if (!allowPrivate && !addresses.stream().allMatch(PublicAddresses::isPublic)) {
                throw new PrivateAddressException();
            }
            return addresses.get(0);
        } catch (UnknownHostException e) {
            throw new UnknownReceiverException();
        }
    }
}
