package io.skillcert.exam.delivery;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.skillcert.localstack.server.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Two certificates for the host of a receiver of webhooks, of which the service trusts one. */
public class ReceiverCertificates implements QuarkusTestResourceLifecycleManager {

    /** A name that no name server knows (RFC 6761). */
    static final String HOST = "hooks.example.invalid";

    /** A system property, because the resource of a test and the test itself have different class loaders. */
    private static final String PROPERTY = "skillcert.test.receiver-certificates";

    @Override
    public Map<String, String> start() {
        try {
            var directory = Files.createTempDirectory("skillcert-receivers-");
            var trusted = SelfSignedCertificate.create(directory, "trusted", HOST);
            SelfSignedCertificate.create(directory, "unknown", HOST);
            System.setProperty(PROPERTY, directory.toString());
            return Map.of(
                    "quarkus.tls.webhooks.trust-store.pem.certs", trusted.pem().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SSLContext trusted() throws IOException, GeneralSecurityException {
        return context("trusted");
    }

    static SSLContext unknown() throws IOException, GeneralSecurityException {
        return context("unknown");
    }

    private static SSLContext context(String name) throws IOException, GeneralSecurityException {
        var directory = Path.of(System.getProperty(PROPERTY));
        return new SelfSignedCertificate(directory.resolve(name + ".p12"), directory.resolve(name + ".pem")).context();
    }

    @Override
    public void stop() {
        System.clearProperty(PROPERTY);
    }
}
