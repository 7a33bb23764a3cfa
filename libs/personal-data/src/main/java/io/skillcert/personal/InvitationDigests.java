package io.skillcert.personal;

import java.util.List;

/** Stores invitation codes without showing them: the keyed digest (HMAC-SHA256) of a code, which can't be guessed without the key. */
public final class InvitationDigests {

    private final DigestKeys keys;

    /** @param versionedKeys {@code 2:base64,1:base64}, each of 32 bytes or more; the first is the current one */
    public InvitationDigests(String versionedKeys) {
        keys = new DigestKeys(versionedKeys);
    }

    public String of(String code) {
        return keys.digest(content(code));
    }

    /** Returns the digests by all keys, the current one first: an invitation has one of them. */
    public List<String> allOf(String code) {
        return keys.digests(content(code));
    }

    private static String content(String code) {
        return "invitation:" + code;
    }
}
