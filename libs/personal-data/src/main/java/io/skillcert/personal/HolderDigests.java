package io.skillcert.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds a person without showing who it is: the keyed digest (HMAC-SHA256) of an identity document. All services share
 * the key, so the digest on a certificate matches the document of a claimant. The key's version stands before the digest.
 */
public final class HolderDigests {

    private static final int MIN_KEY_BYTES = 32;

    private final String version;
    private final SecretKeySpec key;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    public HolderDigests(String versionedKey) {
        var parts = versionedKey.strip().split(":", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("the digest key is written version:base64");
        }
        version = parts[0];
        var bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the digest key has " + MIN_KEY_BYTES + " bytes or more");
        }
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    public String of(IdentityDocument document) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var content = document.type() + "|" + document.number();
            return version + ":" + HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
