package io.skillcert.exam.delivery;

import static io.skillcert.exam.delivery.LoggedEvents.entryOf;
import static io.skillcert.exam.delivery.LoggedEvents.seated;
import static io.skillcert.exam.delivery.WebhookFixture.newPartner;
import static io.skillcert.exam.delivery.WebhookFixture.register;
import static io.skillcert.exam.delivery.WebhookFixture.registered;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.delivery.webhook.HostResolver;
import io.skillcert.exam.ExamScenario;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class WebhookRequestsTest {

    private static final String URL = "https://hooks.example.org/skillcert";

    @Inject
    DataSource database;

    private final String partner = newPartner();

    @Test
    void an_account_has_ten_webhooks_at_most_whatever_it_asks_at_once() {
        var asked = IntStream.range(0, 14)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> register(partner, URL + "/" + i).statusCode()))
                .toList();
        var statuses = asked.stream().map(CompletableFuture::join).toList();
        assertEquals(10, statuses.stream().filter(status -> status == 201).count());
        assertEquals(4, statuses.stream().filter(status -> status == 409).count());
        register(partner, URL)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:too-many-webhooks"))
                .body("detail", containsString("Delete one"));
    }

    @Test
    void a_url_has_one_webhook_of_an_account() {
        var webhook = registered(partner, URL);
        register(partner, URL)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:webhook-exists"))
                .body("detail", containsString(webhook.id));
        register(newPartner(), URL).then().statusCode(201);
    }

    @Test
    void oversize_urls_and_unknown_types_are_named() {
        register(partner, URL + "x".repeat(500)).then().statusCode(400).body("violations[0].field", equalTo("url"));
        register(partner, URL, "io.skillcert.exam.nothing.v1")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("types"))
                .body("violations[0].message", containsString("io.skillcert.exam.certificate-issued.v1"));
    }

    @Test
    void a_webhook_is_its_accounts_own_and_candidates_have_none() {
        var webhook = registered(partner, URL);
        var other = newPartner();
        as(other).get(webhook.path("")).then().statusCode(404);
        as(other).get(webhook.path("/deliveries")).then().statusCode(404);
        as(other).post(webhook.path("/secret-rotations")).then().statusCode(404);
        once(other).post(webhook.path("/test-events")).then().statusCode(404);
        as(other).delete(webhook.path("")).then().statusCode(404);
        register("candidate", URL).then().statusCode(403);
        as("auditor").get(webhook.path("")).then().statusCode(200).body("account", equalTo(partner));
        as("operator").delete(webhook.path("")).then().statusCode(204);
        as(partner).get(webhook.path("")).then().statusCode(404);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var webhook = registered(partner, URL);
        var body = Map.of("url", URL + "/new", "types", List.of(), "enabled", false);
        as(partner).body(body).put(webhook.path("")).then().statusCode(428);
        as(partner)
                .header("If-Match", "\"9\"")
                .body(body)
                .put(webhook.path(""))
                .then()
                .statusCode(412);
        webhook.change(URL + "/new", false)
                .then()
                .statusCode(200)
                .body("status", equalTo("DISABLED"))
                .body("disabledBecause", equalTo("OWNER"))
                .body("url", equalTo(URL + "/new"));
        once(partner).post(webhook.path("/test-events")).then().statusCode(409);
    }

    @Test
    void the_secret_is_stored_encrypted() throws Exception {
        var webhook = registered(partner, URL);
        var stored = Rows.texts(
                database,
                "select encode(encrypted_secret, 'escape') || url from webhook where id = '" + webhook.id + "'");
        assertFalse(stored.get(0).contains(webhook.secret.substring(6)));
    }

    @ParameterizedTest
    @CsvSource({"5, 4, fromPosition", "1, 10001, toPosition", "1, 999999999, toPosition", "0, 1, fromPosition"})
    void wrong_ranges_are_named(long from, long to, String field) throws Exception {
        seated(database, entryOf(partner), 1);
        registered(partner, URL).replay(from, to).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void what_another_replica_sends_is_not_sent_by_this_one() throws Exception {
        try (var receiver = WebhookReceiver.start()) {
            var webhook = registered(partner, receiver.url());
            var person = entryOf(partner);
            var begun = System.nanoTime();
            Rows.change(
                    database,
                    "update webhook set leased_until = clock_timestamp() + interval '4 seconds' where id = '"
                            + webhook.id + "'");
            webhook.awaitStatus(seated(database, person, 1), "DELIVERED");
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() >= 4000);
            assertEquals(1, receiver.received().size());
        }
    }

    /** If the name were resolved a second time for the connection, it would lead nowhere. */
    @Test
    void a_message_goes_to_the_address_that_was_checked() throws Exception {
        try (var receiver = WebhookReceiver.start()) {
            var lookUps = new AtomicInteger();
            QuarkusMock.installMockForType(
                    new HostResolver() {
                        @Override
                        public List<InetAddress> resolve(String host) throws UnknownHostException {
                            lookUps.incrementAndGet();
                            return List.of(InetAddress.getLoopbackAddress());
                        }
                    },
                    HostResolver.class);
            registered(partner, "http://hooks.example.invalid:" + receiver.port() + "/");
            seated(database, entryOf(partner), 1);
            ExamScenario.eventually().until(() -> receiver.received().size() == 1);
            assertEquals(
                    "hooks.example.invalid:" + receiver.port(),
                    receiver.received().get(0).header("Host"));
            assertEquals(1, lookUps.get());
        }
    }
}
