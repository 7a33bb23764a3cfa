package io.skillcert.exam.sitting;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret of the machine on which a candidate sits an attempt. Only its hash is stored.
 *
 * @param value {@value #PREFIX} and 32 random bytes as base64url
 */
public record DeviceToken(String value) {

    static final String PREFIX = "sitting_";

    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    static DeviceToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new DeviceToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads the header {@code Authorization}; empty if it holds no device token. */
    public static Optional<DeviceToken> read(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(text -> text.startsWith(SCHEME + PREFIX) && text.length() == SCHEME.length() + LENGTH)
                .map(text -> new DeviceToken(text.substring(SCHEME.length())));
    }

    byte[] hash() {
        return Hashes.sha256(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Hides the secret, which must not get into logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
