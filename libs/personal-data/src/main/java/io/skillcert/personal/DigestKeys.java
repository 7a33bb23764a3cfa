package io.skillcert.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of digests (HMAC-SHA256), the current one first. A key's version stands before each digest. All services share them. */
final class DigestKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;

    private final List<Key> keys;

    private record Key(String version, SecretKeySpec secret) {}

    /** @param versionedKeys {@code 2:base64,1:base64}, each of 32 bytes or more; the first is the current one */
    DigestKeys(String versionedKeys) {
        keys = Arrays.stream(versionedKeys.strip().split("\\s*,\\s*"))
                .map(DigestKeys::key)
                .toList();
        if (keys.stream().map(Key::version).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("each digest key has a version of its own");
        }
    }

    private static Key key(String versionedKey) {
        var parts = versionedKey.split(":", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("the digest key is written version:base64");
        }
        var bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the digest key has " + MIN_KEY_BYTES + " bytes or more");
        }
        return new Key(parts[0], new SecretKeySpec(bytes, ALGORITHM));
    }

    boolean areSeveral() {
        return keys.size() > 1;
    }

    String currentVersion() {
        return keys.get(0).version();
    }

    /** @return the version of the current key and the digest in hexadecimal digits */
    String digest(String content) {
        return digest(keys.get(0), content);
    }

    /** @return the digests by all keys, the current one first */
    List<String> digests(String content) {
        return keys.stream().map(key -> digest(key, content)).toList();
    }

    private static String digest(Key key, String content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret());
            return key.version() + ":"
                    + HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
