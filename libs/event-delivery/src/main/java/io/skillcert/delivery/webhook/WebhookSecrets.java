package io.skillcert.delivery.webhook;

import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Makes the secrets with which messages are signed, and encrypts them for the database. */
@ApplicationScoped
class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final FieldCipher cipher;

    WebhookSecrets(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Makes a secret in the form of the Standard Webhooks specification. */
    String create() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] encrypt(String secret, UUID webhook) {
        return cipher.encrypt(secret, place("encrypted_secret", webhook));
    }

    /** Encrypts the current secret of a webhook as the one before a rotation. */
    byte[] encryptAsPrevious(Webhook webhook) {
        return cipher.encrypt(current(webhook), place("encrypted_previous_secret", webhook.id()));
    }

    /** The keys with which a message is signed now: the current one, and the one before the last rotation for a time. */
    List<byte[]> keys(Webhook webhook, Instant now) {
        var keys = new ArrayList<byte[]>();
        keys.add(key(current(webhook)));
        webhook.encryptedPreviousSecretAt(now)
                .map(encrypted -> cipher.decrypt(encrypted, place("encrypted_previous_secret", webhook.id())))
                .map(WebhookSecrets::key)
                .ifPresent(keys::add);
        return keys;
    }

    private String current(Webhook webhook) {
        return cipher.decrypt(webhook.encryptedSecret(), place("encrypted_secret", webhook.id()));
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static String place(String column, UUID webhook) {
        return FieldCipher.place("webhook", column, webhook);
    }
}
