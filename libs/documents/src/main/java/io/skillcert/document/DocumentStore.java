package io.skillcert.document;

/** A store of encrypted contents by the SHA-256 of their plain text. */
interface DocumentStore {

    /** Stores a content durably; the same content again changes nothing. */
    void put(String sha256, byte[] encrypted);

    /** @throws IllegalStateException if there is no such content */
    byte[] get(String sha256);

    void remove(String sha256);
}
