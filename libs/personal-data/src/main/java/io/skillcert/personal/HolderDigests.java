package io.skillcert.personal;

/**
 * Finds a person without showing who it is: the keyed digest (HMAC-SHA256) of an identity document. All services share
 * the key, so the digest on a certificate matches the document of a claimant. The key's version stands before the digest.
 */
public final class HolderDigests {

    private final DigestKey key;

    /** @param versionedKey {@code 1:base64}, of 32 bytes or more */
    public HolderDigests(String versionedKey) {
        key = new DigestKey(versionedKey);
    }

    public String of(IdentityDocument document) {
        return key.digest(document.type() + "|" + document.number());
    }
}
