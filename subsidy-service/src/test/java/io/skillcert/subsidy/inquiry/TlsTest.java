package io.skillcert.subsidy.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.delivery.Viewer;
import io.skillcert.delivery.webhook.Deliveries;
import io.skillcert.delivery.webhook.DeliveryFailure;
import io.skillcert.delivery.webhook.ManageWebhooks;
import io.skillcert.delivery.webhook.RepeatDeliveries;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.localstack.server.SelfSignedCertificate;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.Basis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** TLS as docs/operating/tls.md describes it: for callers, the issuer, the registries and the database. */
@QuarkusTest
@QuarkusTestResource(
        value = TlsStackResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "subsidy"))
class TlsTest {

    private static final IdentityDocument DOCUMENT = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E12345678");

    @TestHTTPResource(value = "/v1/claims", tls = true)
    URI claims;

    @Inject
    RegistryClients registries;

    @Inject
    ManageWebhooks webhooks;

    @Inject
    RepeatDeliveries repeatDeliveries;

    @Inject
    Deliveries deliveries;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void callers_use_https_and_their_browsers_are_told_to() throws Exception {
        var answer = get("none");
        assertEquals(401, answer.statusCode());
        assertEquals(
                Optional.of("max-age=31536000; includeSubDomains"),
                answer.headers().firstValue("Strict-Transport-Security"));
    }

    @Test
    void http_without_tls_is_not_served() {
        var plain = URI.create("http://localhost:" + claims.getPort() + claims.getPath());
        var request = HttpRequest.newBuilder(plain).build();
        assertThrows(IOException.class, () -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()));
    }

    @Test
    void a_webhook_is_sent_to_a_receiver_whose_certificate_is_trusted_and_to_no_other() {
        assertEquals(
                Deliveries.Status.DELIVERED,
                attempted(TlsStackResource.TRUSTED_RECEIVER_PROPERTY).status());
        assertEquals(
                DeliveryFailure.CONNECTION,
                attempted(TlsStackResource.UNKNOWN_RECEIVER_PROPERTY).lastFailure());
    }

    /** Sends a test event to a receiver and waits until the delivery was attempted. */
    private Deliveries.Delivery attempted(String receiver) {
        var subscription = new ManageWebhooks.Subscription(System.getProperty(receiver), Set.of());
        var webhook =
                webhooks.register(new Viewer(receiver, false), subscription).webhook();
        repeatDeliveries.test(webhook.id(), receiver);
        return Awaitility.await()
                .pollInSameThread() // which has a request context
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> deliveries
                                .page(webhook.id(), null, PageRequest.of(1, null))
                                .get(0),
                        delivery -> delivery.attempts() == 1);
    }

    @Test
    void the_keys_of_the_issuer_are_fetched_over_tls() throws Exception {
        var token =
                Tokens.ofLocalIssuer(System.getProperty(Tokens.ISSUER_PROPERTY)).of("subsidy-officer");
        assertEquals(200, get("Bearer " + token).statusCode());
    }

    @Test
    void a_registry_is_queried_only_if_its_certificate_is_trusted() {
        assertEquals(Optional.of(true), registries.query(Basis.HOUSEHOLD_REGISTRATION, DOCUMENT, LocalDate.EPOCH));
        assertEquals(Optional.empty(), registries.query(Basis.UNEMPLOYED_GRADUATE, DOCUMENT, LocalDate.EPOCH));
    }

    @Test
    void the_database_is_reached_over_tls_and_refuses_connections_without() throws Exception {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertTrue(row.next() && row.getBoolean(1));
        }
        var plain = url.replaceAll("\\?.*", "?sslmode=disable");
        var refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(plain, "subsidy", "any"));
        assertEquals("28000", refused.getSQLState());
        var untrusted = url.replaceAll("sslrootcert=.*", "sslrootcert=/dev/null");
        assertThrows(SQLException.class, () -> DriverManager.getConnection(untrusted, "subsidy", "any"));
    }

    private HttpResponse<Void> get(String authorization) throws Exception {
        var certificate = Path.of(System.getProperty(TlsStackResource.CERTIFICATE_PROPERTY));
        var client = HttpClient.newBuilder()
                .sslContext(SelfSignedCertificate.trusting(certificate))
                .build();
        var request = HttpRequest.newBuilder(claims)
                .header("Authorization", authorization)
                .build();
        return client.send(request, BodyHandlers.discarding());
    }
}
