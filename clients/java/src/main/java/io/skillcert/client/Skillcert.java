package io.skillcert.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * The three services, called as one account. It can be used by many threads, and one for each account is enough.
 *
 * <p>The generated classes make the calls: {@code new RegistrationApi(skillcert.registration())}.
 */
public final class Skillcert {

    private final Service registration;
    private final Service exam;
    private final Service subsidy;

    private Skillcert(Builder builder) {
        var http = builder.httpClient != null
                ? builder.httpClient
                : HttpClient.newBuilder().connectTimeout(builder.connectTimeout).build();
        var exchange = new Exchange(http, builder.timeout, new Retries(builder.attempts, builder.longestWait));
        var tokens = builder.tokens;
        if (builder.tokenEndpoint != null) {
            tokens = new ClientCredentials(
                    exchange, builder.tokenEndpoint, builder.clientId, builder.clientSecret, Clock.systemUTC());
        }
        registration = new Service(exchange, tokens, builder.registration, builder.language);
        exam = new Service(exchange, tokens, builder.exam, builder.language);
        subsidy = new Service(exchange, tokens, builder.subsidy, builder.language);
    }

    /** Returns a builder with the default timeouts and retries. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns registration-service, for the classes in {@code io.skillcert.client.registration}. */
    public Service registration() {
        return registration;
    }

    /** Returns exam-service, for the classes in {@code io.skillcert.client.exam}. */
    public Service exam() {
        return exam;
    }

    /** Returns subsidy-service, for the classes in {@code io.skillcert.client.subsidy}. */
    public Service subsidy() {
        return subsidy;
    }

    /** Names the services, the account and how patient the client is. */
    public static final class Builder {

        private URI registration;
        private URI exam;
        private URI subsidy;
        private TokenSource tokens;
        private URI tokenEndpoint;
        private String clientId;
        private String clientSecret;
        private String language = "en";
        private HttpClient httpClient;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(60);
        private int attempts = 5;
        private Duration longestWait = Duration.ofSeconds(30);

        private Builder() {}

        /** Sets the address of registration-service, such as {@code https://registration.example.org}. */
        public Builder registration(URI address) {
            registration = address;
            return this;
        }

        /** Sets the address of exam-service. */
        public Builder exam(URI address) {
            exam = address;
            return this;
        }

        /** Sets the address of subsidy-service. */
        public Builder subsidy(URI address) {
            subsidy = address;
            return this;
        }

        /**
         * Gets tokens by the client credentials grant and renews them before they expire.
         *
         * @param tokenEndpoint of the OpenID provider
         * @param clientId of the caller
         * @param clientSecret of the caller
         */
        public Builder clientCredentials(URI tokenEndpoint, String clientId, String clientSecret) {
            this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint);
            this.clientId = Objects.requireNonNull(clientId);
            this.clientSecret = Objects.requireNonNull(clientSecret);
            tokens = null;
            return this;
        }

        /** Takes tokens from elsewhere. Without tokens only the operations that are open to everybody can be called. */
        public Builder tokens(TokenSource tokens) {
            this.tokens = tokens;
            tokenEndpoint = null;
            return this;
        }

        /** Sets the language of problems and findings, {@code en} by default, or {@code zh}. */
        public Builder language(String language) {
            this.language = language;
            return this;
        }

        /** Sets the HTTP client, where a proxy or certificates of its own are needed. It brings its own connect timeout. */
        public Builder httpClient(HttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /** Sets how long a connection may take, 5 seconds by default. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        /** Sets how long each attempt of a call may take, 60 seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets how often a call is sent while a service can't answer it.
         *
         * @param attempts with the first one, 5 by default; 1 for no retries
         * @param longestWait before a retry, 30 seconds by default; where {@code Retry-After} asks for more, there is none
         */
        public Builder retries(int attempts, Duration longestWait) {
            this.attempts = attempts;
            this.longestWait = longestWait;
            return this;
        }

        /** Returns the client. It connects when it is first used. */
        public Skillcert build() {
            return new Skillcert(this);
        }
    }
}
