package io.skillcert.personal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** Whether the key is being rotated: a row of a document may have another digest than that by the current key. */
    public boolean areRotated() {
        return keys.areSeveral();
    }

    /** The version of the current key, which stands before each digest by it. */
    public String currentVersion() {
        return keys.currentVersion();
    }

    /** Returns the digest by the current key. */
    public String of(IdentityDocument document) {
        return keys.digest(content(document));
    }

    /** Returns the digests by all keys, the current one first: a row of the document has one of them. */
    public List<String> allOf(IdentityDocument document) {
        return keys.digests(content(document));
    }

    /**
     * Names the locks to hold while it is decided by which key new rows of some documents are digested: replicas whose keys
     * are in different order would each add one. There are at most 256 names, and none while there is one key.
     */
    public Set<String> lockNames(Collection<IdentityDocument> documents) {
        return documents.stream()
                .filter(document -> areRotated())
                .flatMap(document -> allOf(document).stream())
                .map(digest -> "holder-digest:" + digest.substring(digest.length() - 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a digest, by whichever of the keys, is the document's. */
    public boolean matches(IdentityDocument document, String digest) {
        return allOf(document).contains(digest);
    }

    private static String content(IdentityDocument document) {
        return document.type() + "|" + document.number();
    }
}
