package io.skillcert.exam.delivery;

import static io.skillcert.exam.delivery.LoggedEvents.entryOf;
import static io.skillcert.exam.delivery.LoggedEvents.seated;
import static io.skillcert.exam.delivery.WebhookFixture.newPartner;
import static io.skillcert.exam.delivery.WebhookFixture.register;
import static io.skillcert.exam.delivery.WebhookFixture.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skillcert.delivery.webhook.HostResolver;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outside of a sandbox webhooks lead to public addresses with TLS only. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
@TestProfile(PublicReceiversTest.Outside.class)
class PublicReceiversTest {

    @Inject
    DataSource database;

    private final String partner = newPartner();

    /** The settings outside of a sandbox. */
    public static class Outside implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillcert.webhook.allow-private", "false");
        }
    }

    /** A name server that answers with these addresses. */
    private static final class Names extends HostResolver {

        private final List<InetAddress> addresses;

        Names(List<InetAddress> addresses) {
            this.addresses = addresses;
        }

        @Override
        public List<InetAddress> resolve(String host) {
            return addresses;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.org/",
                "ftp://hooks.example.org/",
                "hooks.example.org",
                "https:///path",
                "https://user@hooks.example.org/",
                "https://hooks.example.org/#part",
                "https://hooks.example.org:0/",
                "https://hooks.example.org:65536/",
                "https://a b/",
                "https://localhost/",
                "https://exam-service/",
                "https://printer.local/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[fd00::1]/"
            })
    void an_address_to_which_nothing_is_sent_is_refused(String url) {
        register(partner, url).then().statusCode(400).body("violations[0].field", equalTo("url"));
    }

    @Test
    void a_name_that_leads_to_a_private_address_gets_nothing() throws Exception {
        try (var receiver = WebhookReceiver.start()) {
            resolveTo("93.184.215.14", "127.0.0.1");
            var webhook = registered(partner, "https://hooks.example.org:" + receiver.port() + "/");
            var logged = seated(database, entryOf(partner), 1);
            assertEquals("PRIVATE_ADDRESS", webhook.awaitAttempts(logged, 1).get("lastFailure"));
            assertEquals(List.of(), receiver.received());
        }
    }

    private static void resolveTo(String... addresses) throws UnknownHostException {
        var found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        QuarkusMock.installMockForType(new Names(List.of(found)), HostResolver.class);
    }
}
