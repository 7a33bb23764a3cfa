package io.skillcert.personal;

/**
 * Names an account in events without showing it: the keyed digest (HMAC-SHA256) of the token's subject. All services share
 * the key, so that each can tell whether the caller is one of the accounts that may act for a person.
 */
public final class AccountDigests {

    private final DigestKey key;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    public AccountDigests(String versionedKey) {
        key = new DigestKey(versionedKey);
    }

    /** @param account the subject of the token */
    public String of(String account) {
        return key.digest("account:" + account);
    }
}
