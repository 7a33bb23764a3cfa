package io.skillcert.client;

/** Where the client has its access tokens from. */
@FunctionalInterface
public interface TokenSource {

    /** Returns a token that is valid now. It is called for each call, by many threads. */
    String token();

    /**
     * Hears that a service has refused a token with 401.
     *
     * @param token as {@link #token()} has returned it
     */
    default void discard(String token) {}
}
