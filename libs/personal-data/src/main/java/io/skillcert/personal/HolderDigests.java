package io.skillcert.personal;

import java.util.List;

/**
 * Finds a person without showing who it is: the keyed digest (HMAC-SHA256) of an identity document. All services share
 * the key, so the digest on a certificate matches the document of a claimant. The key's version stands before the digest.
 * During a rotation there are two keys: new digests are made with the first, and documents are found by both.
 */
public final class HolderDigests {

    private final DigestKeys keys;

    /** @param versionedKeys {@code 2:base64,1:base64}, each of 32 bytes or more; the first is the current one */
    public HolderDigests(String versionedKeys) {
        keys = new DigestKeys(versionedKeys);
    }

    /** Returns the digest by the current key. */
    public String of(IdentityDocument document) {
        return keys.digest(content(document));
    }

    /** Returns the digests by all keys, the current one first: a row of the document has one of them. */
    public List<String> allOf(IdentityDocument document) {
        return keys.digests(content(document));
    }

    /** Whether a digest, by whichever of the keys, is the document's. */
    public boolean matches(IdentityDocument document, String digest) {
        return allOf(document).contains(digest);
    }

    private static String content(IdentityDocument document) {
        return document.type() + "|" + document.number();
    }
}
