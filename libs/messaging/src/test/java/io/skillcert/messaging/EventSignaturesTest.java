package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.simulator.KeyServer;
import io.skillcert.localstack.testing.EventSigner;
import io.skillcert.messaging.MessagingConfig.Signatures;
import io.skillcert.signing.SigningKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With keys that are fetched over HTTP. */
@Timeout(60)
class EventSignaturesTest {

    private static final String TOPIC = "exam.events";
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final DevelopmentKeys keys = DevelopmentKeys.generate();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private KeyServer server;
    private EventSignatures signatures;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(keys);
        signatures = signatures(Signatures.REQUIRE, server.addressOf("exam"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_event_that_its_producer_has_signed_is_genuine() {
        verify(signed(event("{}")));
        verify(signed(event(null)));
        verify(signed(event("")));
        assertEquals(1, server.requests(), "keys are cached");
    }

    @Test
    void an_event_signed_by_another_library_is_genuine() {
        var event = event("{\"名\": \"值\"}");
        new EventSigner(keys).sign(event);
        verify(event);
    }

    @Test
    void whatever_is_changed_after_the_signature_makes_an_event_forged() {
        refuse(event -> with(event, TOPIC, event.key(), "{\"level\": 1}"));
        refuse(event -> with(event, TOPIC, event.key(), ""));
        refuse(event -> with(event, TOPIC, event.key(), null));
        refuse(event -> with(event, TOPIC, "another person", event.value()));
        refuse(event -> with(event, TOPIC, null, event.value()));
        refuse(event -> with(event, "exam.access-parts", event.key(), event.value()));
        for (var attribute : List.of("ce_id", "ce_source", "ce_type", "ce_sequence", "ce_epoch", "ce_time")) {
            refuse(event -> replace(event, attribute, "2"));
            refuse(event -> {
                event.headers().remove(attribute);
                return event;
            });
            refuse(event -> add(event, attribute, "2"));
        }
        refuse(event -> add(event, "ce_new", "2"));
        refuse(event -> replace(event, "ce_id", "1\nce_new: 2"));
    }

    @Test
    void a_tombstone_and_an_empty_value_have_different_signatures() {
        var tombstone = signed(event(null));
        assertThrows(ForgedEventException.class, () -> verify(with(tombstone, TOPIC, tombstone.key(), "")));
    }

    @Test
    void events_that_are_sent_together_share_a_signature_and_none_can_be_changed_or_exchanged() {
        var events = IntStream.range(0, 300)
                .mapToObj(number -> event("{\"number\": " + number + "}"))
                .toList();
        signatures.sign(events);
        events.forEach(this::verify);
        assertEquals(
                2,
                events.stream()
                        .map(event -> new String(
                                event.headers().lastHeader("ce_signature").value(), StandardCharsets.UTF_8))
                        .distinct()
                        .count());
        var first = events.get(0);
        assertForged(with(first, TOPIC, first.key(), "{}"));
        assertForged(with(first, TOPIC, first.key(), events.get(1).value()));
        var proof = new String(first.headers().lastHeader("ce_signatureproof").value(), StandardCharsets.UTF_8);
        assertForged(replace(first, "ce_signatureproof", proof.substring(44)));
        assertForged(replace(first, "ce_signatureproof", "l" + proof.substring(1)));
        assertForged(replace(first, "ce_signatureproof", "no proof"));
        assertForged(add(replace(first, "ce_signatureproof", proof), "ce_signatureproof", proof));
        first.headers().remove("ce_signatureproof");
        assertForged(first);
        assertForged(add(signed(event("{}")), "ce_signatureproof", proof));
    }

    @Test
    void a_header_that_the_broker_or_a_proxy_adds_does_not_matter() {
        verify(add(signed(event("{}")), "traceparent", "00-1-2-01"));
    }

    @Test
    void the_trace_context_of_an_event_is_signed_and_need_not_be_there() {
        var traced = signed(add(event("{}"), "ce_traceparent", TRACEPARENT));
        verify(traced);
        assertForged(replace(traced, "ce_traceparent", TRACEPARENT.replaceAll("01$", "00")));
        assertForged(add(signed(event("{}")), "ce_traceparent", TRACEPARENT));
    }

    @Test
    void an_event_without_exactly_one_signature_by_a_key_of_its_producer_is_forged() {
        assertForged(event("{}"));
        assertForged(add(signed(event("{}")), "ce_signature", "x..y"));
        assertForged(replace(signed(event("{}")), "ce_signature", "no signature"));
        var unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiY2xvdWRldmVudCtqd3MiLCJraWQiOiJldmVudHMtMSJ9..";
        assertForged(replace(signed(event("{}")), "ce_signature", unsigned));
        var byAnother = event("{}");
        new EventSigner(keys).sign(byAnother, "registration");
        assertForged(byAnother);
        var byStranger = event("{}");
        new EventSigner(DevelopmentKeys.generate()).sign(byStranger);
        assertForged(byStranger);
        assertEquals(6, metrics.get("skillcert.events.unverified").counter().count());
    }

    @Test
    void a_signed_document_is_no_signature_of_an_event() {
        var event = event("{}");
        var bytes = SignedContent.of(TOPIC, event.key(), event.headers(), "{}".getBytes(StandardCharsets.UTF_8));
        var document = own().sign(new String(bytes, StandardCharsets.UTF_8), EventSignatures.TYPE);
        assertForged(add(event, "ce_signature", document.replaceAll("\\..*\\.", "..")));
    }

    @Test
    void a_new_key_of_a_producer_is_fetched_when_it_is_first_used() {
        verify(signed(event("{}")));
        var rotated = DevelopmentKeys.parse(DevelopmentKeys.generate().text().replace("events-1", "events-2"));
        var event = event("{}");
        new EventSigner(rotated).sign(event);
        assertForged(event);
        server.publish(rotated);
        Awaitility.await()
                .ignoreException(ForgedEventException.class)
                .untilAsserted(() -> signatures.verify(received(event)));
    }

    @Test
    void a_flood_of_forged_events_with_unknown_keys_makes_no_flood_of_requests() {
        for (int i = 0; i < 500; i++) {
            assertForged(replace(signed(event("{}")), "ce_signature", unknownKey(i)));
        }
        assertTrue(server.requests() <= 10, server.requests() + " requests");
    }

    @Test
    void keys_that_can_not_be_fetched_are_no_proof_of_a_forgery() throws Exception {
        var address = URI.create("http://localhost:" + freePort() + "/");
        var waiting = signatures(Signatures.REQUIRE, address);
        assertThrows(KeysUnavailableException.class, () -> waiting.verify(received(signed(event("{}")))));
        assertThrows(KeysUnavailableException.class, () -> signatures(Signatures.REQUIRE, null)
                .verify(received(signed(event("{}")))));

        verify(signed(event("{}")));
        server.close();
        verify(signed(event("{}"))); // the keys are known
    }

    @Test
    void a_forged_event_is_handled_and_counted_where_signatures_are_only_warned_about() {
        var warning = signatures(Signatures.WARN, server.addressOf("exam"));
        warning.verify(received(event("{}")));
        assertEquals(1, metrics.get("skillcert.events.unverified").counter().count());
        signatures(Signatures.WARN, null).verify(received(signed(event("{}"))));
    }

    @Test
    void nothing_is_signed_or_verified_where_signatures_are_off() {
        var off = signatures(Signatures.OFF, null);
        var event = event("{}");
        off.sign(List.of(event));
        assertNull(event.headers().lastHeader("ce_signature"));
        off.verify(received(event));
    }

    private void refuse(UnaryOperator<ProducerRecord<String, String>> change) {
        assertForged(change.apply(signed(event("{}"))));
    }

    private void assertForged(ProducerRecord<String, String> event) {
        assertThrows(ForgedEventException.class, () -> verify(event), event.toString());
    }

    private void verify(ProducerRecord<String, String> event) {
        signatures.verify(received(event));
    }

    private ProducerRecord<String, String> signed(ProducerRecord<String, String> event) {
        signatures.sign(List.of(event));
        return event;
    }

    private static ProducerRecord<String, String> event(String value) {
        var event = new ProducerRecord<>(TOPIC, "a person", value);
        Stream.of("id", "source", "type", "sequence", "epoch", "time").forEach(name -> add(event, "ce_" + name, "1"));
        return event;
    }

    private static ProducerRecord<String, String> add(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    private static ProducerRecord<String, String> replace(
            ProducerRecord<String, String> event, String name, String value) {
        event.headers().remove(name);
        return add(event, name, value);
    }

    private static ProducerRecord<String, String> with(
            ProducerRecord<String, String> event, String topic, String key, String value) {
        return new ProducerRecord<>(topic, null, key, value, event.headers());
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, String> event) {
        var value = event.value() == null ? null : event.value().getBytes(StandardCharsets.UTF_8);
        Headers headers = new RecordHeaders(event.headers().toArray());
        return new ConsumerRecord<>(
                event.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, event.key(), value, headers, Optional.empty());
    }

    private SigningKeys own() {
        return new SigningKeys(keys.of("exam").get("SKILLCERT_SIGNING_KEYS"));
    }

    private static String unknownKey(int number) {
        var header = "{\"alg\":\"ES256\",\"typ\":\"%s\",\"kid\":\"%d\"}".formatted(EventSignatures.TYPE, number);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "..AAAA";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EventSignatures signatures(Signatures mode, URI address) {
        Map<String, URI> addresses = address == null ? Map.of() : Map.of("exam", address);
        var config = Settings.of(
                List.of(), Map.of("signatures", mode, "jwks", addresses, "keysRefresh", Duration.ofMinutes(10)));
        return new EventSignatures(config, own(), new ProducerKeys(config), metrics);
    }
}
