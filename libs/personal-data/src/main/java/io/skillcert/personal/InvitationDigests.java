package io.skillcert.personal;

/** Stores invitation codes without showing them: the keyed digest (HMAC-SHA256) of a code, which can't be guessed without the key. */
public final class InvitationDigests {

    private final DigestKey key;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    public InvitationDigests(String versionedKey) {
        key = new DigestKey(versionedKey);
    }

    public String of(String code) {
        return key.digest("invitation:" + code);
    }
}
