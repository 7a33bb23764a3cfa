package io.skillcert.http.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Warns at the start if the client address is taken from headers of anybody, which lets callers choose their address. */
@ApplicationScoped
class TrustedProxies {

    private static final Logger LOG = Logger.getLogger(TrustedProxies.class);

    private final boolean isBehindProxy;
    private final Optional<List<String>> trusted;

    TrustedProxies(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean isBehindProxy,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.isBehindProxy = isBehindProxy;
        this.trusted = trusted;
    }

    void check(@Observes StartupEvent event) {
        if (isBehindProxy && trusted.isEmpty()) {
            LOG.warn("SKILLCERT_BEHIND_PROXY is true and SKILLCERT_TRUSTED_PROXIES is empty:"
                    + " whoever reaches the port can choose the client address that limits count by");
        }
    }
}
