package io.skillcert.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final byte[] KEY = bytes("0123456789abcdef01234567");
    private static final byte[] OTHER_KEY = bytes("another key of 24 bytes.");
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final byte[] BODY = bytes(
            """
            {"id": "0198a1f2-7c3d-7a11-9d0e-3f5b6c7d8e9f", "type": "io.skillcert.subsidy.subsidy-paid.v1", "position": 4711,
             "subjectType": "claim", "subject": "0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9", "status": "PAID", "version": 3,
             "time": "2026-03-02T01:15:00Z"}""");

    @Test
    void a_message_that_was_signed_with_the_secret_is_an_event() throws Exception {
        assertEquals(
                new WebhookEvent(
                        "0198a1f2-7c3d-7a11-9d0e-3f5b6c7d8e9f",
                        "io.skillcert.subsidy.subsidy-paid.v1",
                        4711,
                        "claim",
                        "0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9",
                        "PAID",
                        3,
                        Instant.parse("2026-03-02T01:15:00Z"),
                        null),
                Webhooks.verify(SECRET, headers(now(), KEY), BODY));
    }

    @Test
    void so_is_one_that_was_signed_with_the_old_and_the_new_secret() throws Exception {
        assertEquals(
                "PAID",
                Webhooks.verify(SECRET, headers(now(), OTHER_KEY, KEY), BODY).status());
    }

    @Test
    void another_secret_is_refused() throws Exception {
        assertRefused(headers(now(), OTHER_KEY), BODY);
    }

    @Test
    void another_body_is_refused() throws Exception {
        assertRefused(headers(now(), KEY), bytes(new String(BODY, StandardCharsets.UTF_8).replace("4711", "4712")));
    }

    @Test
    void an_old_message_is_refused() throws Exception {
        assertRefused(headers(now() - 301, KEY), BODY);
    }

    @Test
    void a_message_without_headers_is_refused() {
        assertRefused(name -> null, BODY);
    }

    @Test
    void the_shown_receiver_keeps_an_event_once_and_refuses_a_forged_one() throws Exception {
        try (var receiver = new WebhookReceiver(SECRET)) {
            assertEquals(204, send(receiver, headers(now(), KEY)));
            assertEquals(204, send(receiver, headers(now(), KEY)));
            assertEquals(401, send(receiver, headers(now(), OTHER_KEY)));
            assertEquals(1, receiver.events().size());
        }
    }

    private static int send(WebhookReceiver receiver, UnaryOperator<String> headers) throws Exception {
        var request = HttpRequest.newBuilder(receiver.address()).POST(BodyPublishers.ofByteArray(BODY));
        Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                .forEach(name -> request.header(name, headers.apply(name)));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static void assertRefused(UnaryOperator<String> headers, byte[] body) {
        assertThrows(InvalidWebhookException.class, () -> Webhooks.verify(SECRET, headers, body));
    }

    private static UnaryOperator<String> headers(long sent, byte[]... keys) {
        var signatures =
                Arrays.stream(keys).map(key -> "v1," + signature(key, sent)).collect(Collectors.joining(" "));
        return Map.of("webhook-id", "msg_1", "webhook-timestamp", Long.toString(sent), "webhook-signature", signatures)
                ::get;
    }

    private static String signature(byte[] key, long sent) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes("msg_1." + sent + "."));
            return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
