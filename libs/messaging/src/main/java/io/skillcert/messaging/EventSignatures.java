package io.skillcert.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.messaging.MessagingConfig.Signatures;
import io.skillcert.signing.PublishedKeys;
import io.skillcert.signing.PublishedKeys.Verdict;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Signs the events of this service and verifies those of others. A signature is a JWS with detached content (RFC 7515,
 * appendix F) in the header {@code ce_signature}; it covers the topic, the key, the CloudEvents attributes and the value.
 * Events that are sent together share the signature of the root of a {@link HashTree}, and each has its proof in the header
 * {@code ce_signatureproof}: a signature takes hundreds of times longer than a hash.
 */
@ApplicationScoped
public class EventSignatures {

    static final String TYPE = "cloudevent+jws";
    static final String ROOT_TYPE = "cloudevents-root+jws";

    /** The most events of one signature. */
    private static final int BATCH_SIZE = 256;

    private static final Logger LOG = Logger.getLogger(EventSignatures.class);

    private final MessagingConfig config;
    private final SigningKeys own;
    private final PublishedKeys ownKeys;
    private final ProducerKeys producers;
    private final MeterRegistry metrics;

    EventSignatures(MessagingConfig config, SigningKeys own, ProducerKeys producers, MeterRegistry metrics) {
        this.config = config;
        this.own = own;
        this.ownKeys = new PublishedKeys(own.published());
        this.producers = producers;
        this.metrics = metrics;
    }

    /** Adds the signatures to events that have all their other attributes and are sent together. */
    void sign(List<ProducerRecord<String, String>> events) {
        if (config.signatures() == Signatures.OFF) {
            return;
        }
        for (int from = 0; from < events.size(); from += BATCH_SIZE) {
            signBatch(events.subList(from, Math.min(from + BATCH_SIZE, events.size())));
        }
    }

    private void signBatch(List<ProducerRecord<String, String>> events) {
        var contents = events.stream().map(EventSignatures::content).toList();
        if (contents.size() == 1) {
            add(events.get(0), SignedContent.SIGNATURE_HEADER, own.signDetached(contents.get(0), TYPE));
            return;
        }
        var tree = new HashTree(contents);
        var signature = own.signDetached(tree.root(), ROOT_TYPE);
        for (int i = 0; i < events.size(); i++) {
            add(events.get(i), SignedContent.SIGNATURE_HEADER, signature);
            add(events.get(i), SignedContent.PROOF_HEADER, tree.proof(i));
        }
    }

    private static byte[] content(ProducerRecord<String, String> event) {
        var value = event.value() == null ? null : event.value().getBytes(StandardCharsets.UTF_8);
        return SignedContent.of(event.topic(), event.key(), event.headers(), value);
    }

    private static void add(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Verifies that the service to which the topic belongs has sent the event exactly so. It may fetch keys, so it must not be
     * called in a transaction.
     *
     * @throws ForgedEventException if it has not, or if the event is not signed; not if signatures are only warned about
     * @throws KeysUnavailableException if the keys of the service can't be fetched; the event has to be read again
     */
    public void verify(ConsumerRecord<String, byte[]> event) {
        verify(event, check -> verify(producer(event), check));
    }

    /**
     * Verifies that this service itself has sent the event exactly so, by one of the keys that it publishes.
     *
     * @throws ForgedEventException if it has not, or if the event is not signed; not if signatures are only warned about
     */
    void verifyOwn(ConsumerRecord<String, byte[]> event) {
        verify(event, check -> check.apply(ownKeys));
    }

    /** Applies a check to the keys of a producer. */
    private interface Verification {
        Verdict by(Function<PublishedKeys, Verdict> check);
    }

    private void verify(ConsumerRecord<String, byte[]> event, Verification verification) {
        if (config.signatures() == Signatures.OFF) {
            return;
        }
        try {
            verifySignature(event, verification);
        } catch (ForgedEventException e) {
            warn(event, "forged", e);
            if (config.signatures() == Signatures.REQUIRE) {
                throw e;
            }
        } catch (KeysUnavailableException e) {
            if (config.signatures() == Signatures.REQUIRE) {
                throw e;
            }
            warn(event, "keys-unavailable", e);
        }
    }

    private static void verifySignature(ConsumerRecord<String, byte[]> event, Verification verification) {
        var signature = headers(event, SignedContent.SIGNATURE_HEADER);
        var proof = headers(event, SignedContent.PROOF_HEADER);
        if (signature.size() != 1 || proof.size() > 1) {
            throw new ForgedEventException("the event has " + signature.size() + " signatures instead of one");
        }
        var content = SignedContent.of(event.topic(), event.key(), event.headers(), event.value());
        var verdict = proof.isEmpty()
                ? verification.by(keys -> keys.verify(signature.get(0), content, TYPE))
                : shared(verification, signature.get(0), HashTree.root(content, proof.get(0)));
        switch (verdict) {
            case VALID -> {}
            case UNKNOWN_KEY ->
                throw new ForgedEventException("the key of the signature is none of " + producer(event));
            case INVALID -> throw new ForgedEventException("the signature does not fit the event");
        }
    }

    private static Verdict shared(Verification verification, String signature, byte[] root) {
        return verification.by(keys -> keys.verifyShared(signature, root, ROOT_TYPE));
    }

    private static String producer(ConsumerRecord<String, byte[]> event) {
        return event.topic().substring(0, Math.max(0, event.topic().indexOf('.')));
    }

    private Verdict verify(String producer, Function<PublishedKeys, Verdict> check) {
        var verdict = check.apply(producers.known(producer));
        return verdict == Verdict.UNKNOWN_KEY ? check.apply(producers.fresh(producer)) : verdict;
    }

    private static List<String> headers(ConsumerRecord<String, byte[]> event, String name) {
        return StreamSupport.stream(event.headers().headers(name).spliterator(), false)
                .map(SignedContent::text)
                .map(value -> value == null ? "" : value)
                .toList();
    }

    private void warn(ConsumerRecord<?, ?> event, String reason, RuntimeException cause) {
        Counter.builder("skillcert.events.unverified")
                .description("Events whose signature is missing or does not fit, or could not be verified")
                .tag("topic", event.topic())
                .tag("reason", reason)
                .register(metrics)
                .increment();
        LOG.warnf(
                "The event at %s-%d offset %d is not verified: %s",
                event.topic(), event.partition(), event.offset(), cause.getMessage());
    }
}
