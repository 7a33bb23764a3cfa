package io.skillcert.exam.delivery;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.response.Response;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamScenario;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A webhook of an account that no other test has. */
final class WebhookFixture {

    final String account;
    final String id;
    final String secret;
    final String url;

    private WebhookFixture(String account, String url, Response made) {
        this.account = account;
        this.url = url;
        this.id = made.path("id");
        this.secret = made.path("secret");
    }

    static String newPartner() {
        return "partner." + UUID.randomUUID().toString().replace("-", "");
    }

    static WebhookFixture registered(String account, String url, String... types) {
        var made =
                register(account, url, types).then().statusCode(201).extract().response();
        return new WebhookFixture(account, url, made);
    }

    static Response register(String account, String url, String... types) {
        return as(account)
                .header("Accept-Language", "en")
                .body(Map.of("url", url, "types", List.of(types)))
                .post("/v1/webhooks");
    }

    String path(String more) {
        return "/v1/webhooks/" + id + more;
    }

    Response read() {
        return as(account).get(path(""));
    }

    /** The delivery of an event. */
    Map<String, Object> delivery(LoggedEvents.Logged event) {
        return as(account)
                .get(path("/deliveries?limit=200"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.eventId == '" + event.id() + "' }");
    }

    Object statusOf(LoggedEvents.Logged event) {
        var delivery = delivery(event);
        return delivery == null ? null : delivery.get("status");
    }

    /** Waits until so many attempts were made to deliver an event. */
    Map<String, Object> awaitAttempts(LoggedEvents.Logged event, int attempts) {
        ExamScenario.eventually().until(() -> {
            var delivery = delivery(event);
            return delivery != null && delivery.get("attempts").equals(attempts);
        });
        return delivery(event);
    }

    void awaitStatus(LoggedEvents.Logged event, String status) {
        ExamScenario.eventually().until(() -> status.equals(statusOf(event)));
    }

    Response replay(long from, long to) {
        return once(account)
                .body(Map.of("fromPosition", from, "toPosition", to))
                .post(path("/replays"));
    }

    Response change(String newUrl, boolean enabled) {
        var version = read().<Integer>path("version");
        return as(account)
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("url", newUrl, "types", List.of(), "enabled", enabled))
                .put(path(""));
    }

    static void passes(Duration time) {
        var clock = CDI.current().select(BusinessClock.class).get();
        clock.moveTo(clock.instant().plus(time));
    }
}
