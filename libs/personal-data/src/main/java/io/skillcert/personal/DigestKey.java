package io.skillcert.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of digests (HMAC-SHA256). Its version stands before each digest. All services share it. */
final class DigestKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;

    private final String version;
    private final SecretKeySpec key;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    DigestKey(String versionedKey) {
        var parts = versionedKey.strip().split(":", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("the digest key is written version:base64");
        }
        version = parts[0];
        var bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the digest key has " + MIN_KEY_BYTES + " bytes or more");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** @return the key's version and the digest in hexadecimal digits */
    String digest(String content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return version + ":" + HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
