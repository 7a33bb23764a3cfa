package io.skillcert.document;

/** A store of encrypted contents by the SHA-256 of their plain text. */
interface DocumentStore {

    /** Stores a content durably and atomically; it replaces what is stored under the digest. */
    void put(String sha256, byte[] encrypted);

    /** @throws IllegalStateException if there is no such content */
    byte[] get(String sha256);

    void remove(String sha256);
}
