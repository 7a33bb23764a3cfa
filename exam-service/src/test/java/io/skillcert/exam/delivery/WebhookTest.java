package io.skillcert.exam.delivery;

import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.delivery.LoggedEvents.entryOf;
import static io.skillcert.exam.delivery.LoggedEvents.seated;
import static io.skillcert.exam.delivery.WebhookFixture.newPartner;
import static io.skillcert.exam.delivery.WebhookFixture.passes;
import static io.skillcert.exam.delivery.WebhookFixture.registered;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers of webhooks get. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class WebhookTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    private final String partner = newPartner();
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = WebhookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_message_is_verified_by_the_library_of_the_specification() throws Exception {
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, entryOf(partner), 1);
        eventually().until(() -> receiver.received().size() == 1);
        var message = receiver.received().get(0);
        new Webhook(webhook.secret).verify(message.body(), message.headers());
        var forged = message.body().replace("SEATED", "PASSED");
        assertThrows(WebhookVerificationException.class, () -> new Webhook(webhook.secret)
                .verify(forged, message.headers()));
        assertEquals(logged.id().toString(), message.id());
        assertEquals("application/json", message.header("Content-Type"));
        var shown = as(partner)
                .get("/v1/events?limit=500")
                .then()
                .extract()
                .path("items.find { it.id == '" + logged.id() + "' }");
        assertEquals(JSON.valueToTree(shown), JSON.readTree(message.body()));
        webhook.awaitStatus(logged, "DELIVERED");
        webhook.read().then().body("secret", nullValue());
    }

    @Test
    void each_webhook_gets_the_types_it_names_of_the_cases_its_account_may_see() throws Exception {
        registered(partner, receiver.url());
        registered(partner, receiver.url() + "&other", "io.skillcert.exam.certificate-issued.v1");
        var all = registered("integrator." + newPartner().substring(8), receiver.url());
        var own = seated(database, entryOf(partner), 1);
        var other = seated(database, entryOf(newPartner()), 1);
        all.awaitStatus(own, "DELIVERED");
        all.awaitStatus(other, "DELIVERED");
        eventually().until(() -> receiver.received().size() == 3);
        assertEquals(
                2, receiver.ids().stream().filter(own.id().toString()::equals).count());
        as("integrator").delete(all.path("")).then().statusCode(404);
        as(all.account).delete(all.path("")).then().statusCode(204);
    }

    @Test
    void a_receiver_that_fails_for_a_day_gets_the_event_by_its_retries_with_the_same_id() throws Exception {
        receiver.answers(500);
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, entryOf(partner), 1);
        int attempts = 1;
        for (var delay : List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H")) {
            var failed = webhook.awaitAttempts(logged, attempts);
            assertEquals("PENDING", failed.get("status"));
            assertEquals(500, failed.get("lastStatus"));
            passes(Duration.parse(delay).multipliedBy(11).dividedBy(10));
            attempts++;
        }
        webhook.awaitAttempts(logged, attempts);
        receiver.answers(204);
        passes(Duration.parse("PT15H24M"));
        webhook.awaitStatus(logged, "DELIVERED");
        assertEquals(
                List.of(logged.id().toString()),
                receiver.ids().stream().distinct().toList());
        assertEquals(attempts + 1, receiver.received().size());
        var last = receiver.received().get(attempts);
        new Webhook(webhook.secret).verify(last.body(), last.headers());
    }

    @Test
    void a_delivery_is_given_up_after_seven_days_and_deleted_90_days_later() throws Exception {
        receiver.answers(500);
        var webhook = registered(partner, receiver.url());
        var person = entryOf(partner);
        var logged = seated(database, person, 1);
        webhook.awaitAttempts(logged, 1);
        passes(Duration.ofDays(6));
        jobs.runAll();
        assertEquals("PENDING", webhook.awaitAttempts(logged, 2).get("status"));
        passes(Duration.ofDays(1).plusMinutes(1));
        jobs.runAll();
        webhook.awaitStatus(logged, "FAILED");
        assertEquals("EXPIRED", webhook.delivery(logged).get("lastFailure"));

        receiver.answers(204);
        var delivered = seated(database, person, 2);
        webhook.awaitStatus(delivered, "DELIVERED");
        for (var status : Map.of("FAILED", logged, "DELIVERED", delivered).entrySet()) {
            assertEquals(
                    List.of(status.getValue().id().toString()),
                    as(partner)
                            .get(webhook.path("/deliveries?status=" + status.getKey()))
                            .path("items.eventId"));
        }
        passes(Duration.ofDays(91));
        jobs.runAll();
        assertEquals(List.of(), as(partner).get(webhook.path("/deliveries")).path("items"));
    }

    @Test
    void a_receiver_that_hangs_delays_neither_others_nor_other_people_for_long() throws Exception {
        receiver.answers(exchange -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var hanging = registered(partner, receiver.url());
        try (var quick = WebhookReceiver.start()) {
            var other = registered(newPartner(), quick.url());
            var first = seated(database, entryOf(partner), 1);
            eventually().until(() -> receiver.received().size() == 1);
            var begun = System.nanoTime();
            var heard = seated(database, entryOf(other.account), 1);
            other.awaitStatus(heard, "DELIVERED");
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 8);
            assertEquals(1, receiver.received().size(), "more than one message on the way");
            assertEquals("TIMEOUT", hanging.awaitAttempts(first, 1).get("lastFailure"));
        }
    }

    @Test
    void the_events_of_a_person_keep_their_order_and_those_of_others_overtake_them() throws Exception {
        var person = entryOf(partner);
        var webhook = registered(partner, receiver.url());
        receiver.answers(500);
        var first = seated(database, person, 1);
        webhook.awaitAttempts(first, 1);
        receiver.answers(204);
        var second = seated(database, person, 2);
        var other = seated(database, entryOf(partner), 1);
        Rows.change(
                database,
                "update webhook_delivery set next_attempt_at = next_attempt_at + interval '1 hour'"
                        + " where event_id = '" + first.id() + "'");
        passes(Duration.ofSeconds(6));
        webhook.awaitStatus(other, "DELIVERED");
        assertEquals("PENDING", webhook.statusOf(second));
        passes(Duration.ofHours(2));
        webhook.awaitStatus(second, "DELIVERED");
        var expected = List.of(
                first.id().toString(),
                other.id().toString(),
                first.id().toString(),
                second.id().toString());
        assertEquals(expected, receiver.ids());
    }

    @Test
    void of_a_large_answer_only_a_part_is_read() throws Exception {
        var written = new java.util.concurrent.atomic.AtomicLong();
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 640; i++) {
                exchange.getResponseBody().write(new byte[64 << 10]);
                written.addAndGet(64 << 10);
            }
        });
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, entryOf(partner), 1);
        webhook.awaitStatus(logged, "DELIVERED");
        assertTrue(written.get() < 32 << 20, written + " bytes");
    }

    @Test
    void a_receiver_that_is_gone_disables_the_webhook_until_its_owner_enables_it() throws Exception {
        receiver.answers(410);
        var person = entryOf(partner);
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, person, 1);
        webhook.awaitStatus(logged, "FAILED");
        webhook.read().then().body("status", equalTo("DISABLED")).body("disabledBecause", equalTo("GONE"));
        webhook.replay(logged.position(), logged.position()).then().statusCode(409);
        assertEquals(
                List.of("disable-webhook"),
                Rows.texts(
                        database,
                        "select act from audit_entry where actor = 'service' and subject_id = '" + webhook.id + "'"));
        receiver.answers(204);
        webhook.change(webhook.url, true).then().statusCode(200).body("status", equalTo("ACTIVE"));
        webhook.replay(logged.position(), logged.position())
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(1));
        passes(Duration.ofSeconds(6));
        webhook.awaitStatus(logged, "DELIVERED");
        assertEquals(2, receiver.received().size());
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (var target = WebhookReceiver.start()) {
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().set("Location", target.url());
                exchange.sendResponseHeaders(307, -1);
            });
            var webhook = registered(partner, receiver.url());
            var logged = seated(database, entryOf(partner), 1);
            var failed = webhook.awaitAttempts(logged, 1);
            assertEquals("REDIRECT", failed.get("lastFailure"));
            assertEquals(List.of(), target.received());
        }
    }

    @Test
    void retry_after_is_heeded_within_a_day() throws Exception {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            exchange.sendResponseHeaders(503, -1);
        });
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, entryOf(partner), 1);
        assertEquals(120, minutesToRetry(webhook.awaitAttempts(logged, 1)), 1);
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "999999999");
            exchange.sendResponseHeaders(503, -1);
        });
        passes(Duration.ofHours(3));
        assertEquals(24 * 60, minutesToRetry(webhook.awaitAttempts(logged, 2)), 1);
    }

    private static long minutesToRetry(Map<String, Object> delivery) {
        return Duration.between(
                        java.time.Instant.parse((String) delivery.get("lastAttemptAt")),
                        java.time.Instant.parse((String) delivery.get("nextAttemptAt")))
                .toMinutes();
    }

    @Test
    void for_a_day_after_a_rotation_both_secrets_verify_a_message() throws Exception {
        var person = entryOf(partner);
        var webhook = registered(partner, receiver.url());
        String rotated = as(partner)
                .post(webhook.path("/secret-rotations"))
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        seated(database, person, 1);
        eventually().until(() -> receiver.received().size() == 1);
        var both = receiver.received().get(0);
        new Webhook(webhook.secret).verify(both.body(), both.headers());
        new Webhook(rotated).verify(both.body(), both.headers());
        passes(Duration.ofHours(25));
        seated(database, person, 2);
        eventually().until(() -> receiver.received().size() == 2);
        var one = receiver.received().get(1);
        new Webhook(rotated).verify(one.body(), one.headers());
        assertThrows(WebhookVerificationException.class, () -> new Webhook(webhook.secret)
                .verify(one.body(), one.headers()));
        assertFalse(rotated.equals(webhook.secret));
    }

    @Test
    void events_are_sent_again_with_the_same_ids() throws Exception {
        var person = entryOf(partner);
        var webhook = registered(partner, receiver.url());
        var first = seated(database, person, 1);
        seated(database, entryOf(newPartner()), 1);
        var last = seated(database, person, 2);
        eventually().until(() -> receiver.received().size() == 2);
        webhook.awaitStatus(last, "DELIVERED");
        webhook.replay(first.position(), last.position()).then().statusCode(200).body("deliveries", equalTo(2));
        eventually().until(() -> receiver.received().size() == 4);
        assertEquals(receiver.ids().subList(0, 2), receiver.ids().subList(2, 4));
    }

    @Test
    void what_the_account_may_not_see_any_more_is_not_sent() throws Exception {
        receiver.answers(500);
        var person = entryOf(partner);
        var webhook = registered(partner, receiver.url());
        var logged = seated(database, person, 1);
        webhook.awaitAttempts(logged, 1);
        Rows.change(
                database,
                "update exam_entry set acting_accounts = '{}' where registration_id = '" + person.registrationId()
                        + "'");
        passes(Duration.ofSeconds(6));
        webhook.awaitStatus(logged, "WITHHELD");
        assertEquals(1, receiver.received().size());
        webhook.replay(logged.position(), logged.position()).then().body("deliveries", equalTo(0));
    }

    @Test
    void a_test_event_reaches_the_receiver() throws Exception {
        var webhook = registered(partner, receiver.url());
        String id = once(partner)
                .post(webhook.path("/test-events"))
                .then()
                .statusCode(200)
                .extract()
                .path("eventId");
        eventually().until(() -> receiver.ids().equals(List.of(id)));
        var message = receiver.received().get(0);
        new Webhook(webhook.secret).verify(message.body(), message.headers());
        assertEquals(
                "io.skillcert.webhook.test.v1",
                JSON.readTree(message.body()).get("type").asText());
    }
}
