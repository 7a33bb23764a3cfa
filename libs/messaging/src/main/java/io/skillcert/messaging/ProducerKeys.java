package io.skillcert.messaging;

import io.skillcert.signing.PublishedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The public keys of the services whose events are read, fetched from their JWKS addresses and cached. Keys are fetched again
 * when they are old, and at once for a key that is unknown, but not more often than every few seconds: a flood of forged
 * events makes no flood of requests. Old keys are used for a day if the address can't be reached.
 */
@ApplicationScoped
class ProducerKeys {

    private static final Logger LOG = Logger.getLogger(ProducerKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_USE = Duration.ofDays(1);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final MessagingConfig config;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build(); // follows no redirects
    private final Map<String, Cache> caches = new ConcurrentHashMap<>();

    ProducerKeys(MessagingConfig config) {
        this.config = config;
    }

    /**
     * Returns the keys of a producer, which may be as old as the configuration allows.
     *
     * @throws KeysUnavailableException if there are none and they can't be fetched
     */
    PublishedKeys known(String producer) {
        return cache(producer).known();
    }

    /**
     * Returns the keys of a producer as of now or a few seconds ago.
     *
     * @throws KeysUnavailableException if they can't be fetched
     */
    PublishedKeys fresh(String producer) {
        return cache(producer).fresh();
    }

    private Cache cache(String producer) {
        var address = config.jwks().get(producer);
        if (address == null) {
            throw new KeysUnavailableException("no address of the keys of " + producer + " is configured", null);
        }
        return caches.computeIfAbsent(producer, name -> new Cache(address));
    }

    private final class Cache {

        private final URI address;
        private PublishedKeys keys;
        private long fetchedAt;
        private long triedAt;

        Cache(URI address) {
            this.address = address;
        }

        synchronized PublishedKeys known() {
            if (keys != null
                    && (isYounger(fetchedAt, config.keysRefresh()) || isUsable() && isYounger(triedAt, PAUSE))) {
                return keys;
            }
            try {
                return fetch();
            } catch (KeysUnavailableException e) {
                if (keys == null || !isUsable()) {
                    throw e;
                }
                LOG.warnf("Keys that were fetched before are used: %s", e.getMessage());
                return keys;
            }
        }

        synchronized PublishedKeys fresh() {
            return keys != null && isYounger(fetchedAt, PAUSE) ? keys : fetch();
        }

        private boolean isUsable() {
            return isYounger(fetchedAt, LONGEST_USE);
        }

        private boolean isYounger(long time, Duration age) {
            return System.nanoTime() - time < age.toNanos();
        }

        private PublishedKeys fetch() {
            triedAt = System.nanoTime();
            try {
                keys = new PublishedKeys(get(address));
                fetchedAt = triedAt;
                return keys;
            } catch (IOException | IllegalArgumentException e) {
                throw new KeysUnavailableException("the keys at " + address + " can't be fetched: " + e, e);
            }
        }
    }

    private String get(URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        var answer = http.sendAsync(request, info -> new LimitedBody(LARGEST_ANSWER));
        try {
            var received = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (received.statusCode() != 200) {
                throw new IOException("the answer is " + received.statusCode());
            }
            return new String(received.body(), StandardCharsets.UTF_8);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true); // closes the connection
            throw new IOException("there is no answer within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
