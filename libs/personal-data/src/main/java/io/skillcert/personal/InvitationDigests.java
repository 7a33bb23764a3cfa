package io.skillcert.personal;

/** Stores invitation codes without showing them: the keyed digest (HMAC-SHA256) of a code, which can't be guessed without the key. */
public final class InvitationDigests {

    private final DigestKeys keys;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    public InvitationDigests(String versionedKey) {
        keys = new DigestKeys(versionedKey);
    }

    public String of(String code) {
        return keys.digest("invitation:" + code);
    }
}
