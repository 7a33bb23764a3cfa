package io.skillcert.client;

import java.net.URI;

/** The OpenID provider gave no token. */
public final class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    TokenException(URI tokenEndpoint, int status, String error) {
        super(("No token from " + tokenEndpoint + ": " + status + " " + error).strip());
        this.status = status;
        this.error = error;
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Returns the error code of RFC 6749, such as {@code invalid_client}; empty if there was none. */
    public String error() {
        return error;
    }
}
