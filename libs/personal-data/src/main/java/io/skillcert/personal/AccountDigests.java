package io.skillcert.personal;

import java.util.List;

/**
 * Names an account in events without showing it: the keyed digest (HMAC-SHA256) of the token's subject. All services share
 * the keys, so that each can tell whether the caller is one of the accounts that may act for a person.
 */
public final class AccountDigests {

    private final DigestKeys keys;

    /** @param versionedKeys {@code 2:base64,1:base64}, each of 32 bytes or more; the first is the current one */
    public AccountDigests(String versionedKeys) {
        keys = new DigestKeys(versionedKeys);
    }

    /** @param account the subject of the token */
    public String of(String account) {
        return keys.digest(content(account));
    }

    /** Returns the digests by all keys, the current one first: a row of the account has one of them. */
    public List<String> allOf(String account) {
        return keys.digests(content(account));
    }

    private static String content(String account) {
        return "account:" + account;
    }
}
