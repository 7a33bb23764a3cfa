package io.skillcert.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds a person without showing who it is: the keyed digest (HMAC-SHA256) of an identity document. All services share
 * the key, so the digest on a certificate matches the document of a claimant. The key's version stands before the digest.
 * During a rotation there are two keys: new digests are made with the first, and documents are found by both.
 */
public final class HolderDigests {

    private static final int MIN_KEY_BYTES = 32;

    private final List<Key> keys;

    private record Key(String version, SecretKeySpec secret) {}

    /** @param versionedKeys {@code 2:base64,1:base64}, each of 32 bytes or more; the first is the current one */
    public HolderDigests(String versionedKeys) {
        var parsed = new ArrayList<Key>();
        Arrays.stream(versionedKeys.strip().split("\\s*,\\s*")).forEach(key -> parsed.add(key(key)));
        if (parsed.stream().map(Key::version).distinct().count() < parsed.size()) {
            throw new IllegalArgumentException("each digest key has a version of its own");
        }
        keys = List.copyOf(parsed);
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
        return new Key(parts[0], new SecretKeySpec(bytes, "HmacSHA256"));
    }

    /** Returns the digest by the current key. */
    public String of(IdentityDocument document) {
        return digest(keys.get(0), document);
    }

    /** Returns the digests by all keys, the current one first: a row of the document has one of them. */
    public List<String> allOf(IdentityDocument document) {
        return keys.stream().map(key -> digest(key, document)).toList();
    }

    /** Whether a digest, by whichever of the keys, is the document's. */
    public boolean matches(IdentityDocument document, String digest) {
        return allOf(document).contains(digest);
    }

    private static String digest(Key key, IdentityDocument document) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.secret());
            var content = document.type() + "|" + document.number();
            return key.version() + ":"
                    + HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
