package io.skillcert.exam.delivery;

import static io.skillcert.exam.delivery.LoggedEvents.entryOf;
import static io.skillcert.exam.delivery.LoggedEvents.seated;
import static io.skillcert.exam.delivery.ReceiverCertificates.HOST;
import static io.skillcert.exam.delivery.WebhookFixture.newPartner;
import static io.skillcert.exam.delivery.WebhookFixture.passes;
import static io.skillcert.exam.delivery.WebhookFixture.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.delivery.webhook.HostResolver;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over TLS: the message goes to the address that was checked, and the certificate must be that of the host name. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
@QuarkusTestResource(value = ReceiverCertificates.class, restrictToAnnotatedClass = true)
class WebhookTlsTest {

    private static final String OTHER_HOST = "other.example.invalid";

    @Inject
    DataSource database;

    private final String partner = newPartner();

    /** Without this answer the host names lead nowhere. */
    @BeforeEach
    void resolveToLoopback() {
        QuarkusMock.installMockForType(
                new HostResolver() {
                    @Override
                    public List<InetAddress> resolve(String host) {
                        return List.of(InetAddress.getLoopbackAddress());
                    }
                },
                HostResolver.class);
    }

    @Test
    void a_receiver_with_a_trusted_certificate_of_its_name_gets_the_message() throws Exception {
        try (var receiver = WebhookReceiver.start(ReceiverCertificates.trusted())) {
            var webhook = registered(partner, url(HOST, receiver));
            var logged = seated(database, entryOf(partner), 1);
            webhook.awaitStatus(logged, "DELIVERED");
            var message = receiver.received().get(0);
            new Webhook(webhook.secret).verify(message.body(), message.headers());
            assertEquals(HOST + ":" + receiver.port(), message.header("Host"));
            assertEquals(Set.of(HOST), receiver.serverNames());
        }
    }

    @Test
    void a_receiver_with_a_trusted_certificate_of_another_name_gets_nothing() throws Exception {
        try (var receiver = WebhookReceiver.start(ReceiverCertificates.trusted())) {
            var webhook = registered(partner, url(OTHER_HOST, receiver));
            var logged = seated(database, entryOf(partner), 1);
            assertEquals("CONNECTION", webhook.awaitAttempts(logged, 1).get("lastFailure"));
            assertEquals(Set.of(OTHER_HOST), receiver.serverNames());
            assertEquals(List.of(), receiver.received());
            webhook.change(url(HOST, receiver), true).then().statusCode(200);
            passes(Duration.ofSeconds(6));
            webhook.awaitStatus(logged, "DELIVERED");
        }
    }

    @Test
    void a_receiver_with_an_untrusted_certificate_gets_nothing() throws Exception {
        try (var receiver = WebhookReceiver.start(ReceiverCertificates.unknown())) {
            var webhook = registered(partner, url(HOST, receiver));
            var logged = seated(database, entryOf(partner), 1);
            assertEquals("CONNECTION", webhook.awaitAttempts(logged, 1).get("lastFailure"));
            assertEquals(Set.of(HOST), receiver.serverNames());
            assertEquals(List.of(), receiver.received());
        }
    }

    private static String url(String host, WebhookReceiver receiver) {
        return "https://" + host + ":" + receiver.port() + "/hooks";
    }
}
