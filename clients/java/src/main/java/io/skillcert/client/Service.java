package io.skillcert.client;

import java.net.URI;

/** One of the services, as the account of the {@link Skillcert} that it is from. */
public final class Service {

    private final Exchange exchange;
    private final TokenSource tokens;
    private final URI address;
    private final String language;

    Service(Exchange exchange, TokenSource tokens, URI address, String language) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.address = address;
        this.language = language;
    }

    /**
     * Begins a call. The generated classes do this for each operation.
     *
     * @param method such as {@code POST}
     * @param path with names in braces, such as {@code /v1/claims/{id}}
     * @return the call, which is not sent yet
     */
    public Call call(String method, String path) {
        if (address == null) {
            throw new IllegalStateException("The address of this service was not given to Skillcert.builder()");
        }
        return new Call(exchange, tokens, address, method, path).header("Accept-Language", language);
    }
}
