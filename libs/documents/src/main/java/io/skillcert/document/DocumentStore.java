package io.skillcert.document;

/** Where the contents of documents lie, encrypted, each under the SHA-256 of what it holds. */
interface DocumentStore {

    /** Keeps a content durably; the same content again changes nothing. */
    void put(String sha256, byte[] sealed);

    /** @throws IllegalStateException if it is not there */
    byte[] get(String sha256);

    void remove(String sha256);
}
