package io.skillcert.subsidy.inquiry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.Basis;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Calls the registries over HTTP, each with its own time-out, retry and circuit breaker. A failed call is no answer. */
@ApplicationScoped
class RegistryClients {

    private static final Logger LOG = Logger.getLogger(RegistryClients.class);
    /** The settings {@code quarkus.tls.registers.*}; without them the JVM's certificate authorities are trusted. */
    private static final String TLS_CONFIGURATION = "registers";

    private static final int RETRY_DELAY_MILLIS = 200;
    private static final int BREAKER_CALLS = 10;
    private static final double BREAKER_RATIO = 0.5;
    private static final int BREAKER_DELAY_SECONDS = 10;

    private final Map<Basis, Registry> registries = new EnumMap<>(Basis.class);
    private final RegistriesConfig config;
    private final MeterRegistry metrics;
    private final Optional<TlsConfiguration> tls;

    RegistryClients(RegistriesConfig config, MeterRegistry metrics, TlsConfigurationRegistry certificates) {
        this.config = config;
        this.tls = certificates.get(TLS_CONFIGURATION);
        this.metrics = metrics;
        for (var basis : Basis.values()) {
            config.of(basis).ifPresent(address -> registries.put(basis, new Registry(client(address), guard(basis))));
        }
    }

    private record Registry(RegistryClient client, Guard guard) {}

    /** The bases whose registry has an address. */
    Set<Basis> configured() {
        return Set.copyOf(registries.keySet());
    }

    /** Whether the basis held on the day. Empty if the registry fails, is too slow or does not know. */
    Optional<Boolean> query(Basis basis, IdentityDocument document, LocalDate on) {
        var registry = registries.get(basis);
        if (registry == null) {
            return Optional.empty();
        }
        var question = new RegistryClient.Question(document.type(), document.number(), on);
        try {
            var answer = registry.guard().call(() -> registry.client().query(question), RegistryClient.Answer.class);
            return Optional.ofNullable(answer).map(RegistryClient.Answer::holds);
        } catch (Exception e) {
            // The message may contain personal data of the request or response, so only the class is logged.
            LOG.debugf(
                    "The registry of %s has not answered: %s",
                    basis, e.getClass().getSimpleName());
            metrics.counter("skillcert.register.silences", "basis", basis.name())
                    .increment();
            return Optional.empty();
        }
    }

    private RegistryClient client(URI address) {
        var builder = QuarkusRestClientBuilder.newBuilder();
        tls.ifPresent(builder::tlsConfiguration);
        return builder.baseUri(address)
                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(RegistryClient.class);
    }

    private Guard guard(Basis basis) {
        return Guard.create()
                .withDescription("registry of " + basis)
                .withCircuitBreaker()
                .requestVolumeThreshold(BREAKER_CALLS)
                .failureRatio(BREAKER_RATIO)
                .delay(BREAKER_DELAY_SECONDS, ChronoUnit.SECONDS)
                .done()
                .withRetry()
                .maxRetries(config.retries())
                .delay(RETRY_DELAY_MILLIS, ChronoUnit.MILLIS)
                .done()
                .build();
    }
}
