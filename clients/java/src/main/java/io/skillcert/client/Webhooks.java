package io.skillcert.client;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verifies messages of webhooks by the Standard Webhooks specification. */
public final class Webhooks {

    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private Webhooks() {}

    /**
     * Verifies the signature of a message, and that it was sent within the last five minutes.
     *
     * @param secret of the webhook, {@code whsec_…}
     * @param header returns a header of the request by its name, null if it is absent
     * @param body of the request, byte for byte
     * @return the event
     * @throws InvalidWebhookException if it was not signed with the secret, or is too old; answer 401
     * @throws IllegalArgumentException if the secret is none
     */
    public static WebhookEvent verify(String secret, UnaryOperator<String> header, byte[] body) {
        var webhook = webhook(secret);
        try {
            webhook.verify(new String(body, StandardCharsets.UTF_8), headers(header));
            return Json.MAPPER.readValue(body, WebhookEvent.class);
        } catch (WebhookVerificationException | IOException e) {
            throw new InvalidWebhookException(e);
        }
    }

    private static Webhook webhook(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("The secret of the webhook is empty", e);
        }
    }

    private static HttpHeaders headers(UnaryOperator<String> header) {
        var present = HEADERS.stream()
                .flatMap(name -> Stream.ofNullable(header.apply(name)).map(value -> Map.entry(name, List.of(value))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return HttpHeaders.of(present, (name, value) -> true);
    }
}
