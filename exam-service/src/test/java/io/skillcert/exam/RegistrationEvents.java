package io.skillcert.exam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.personal.AccountDigests;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes events of registration-service and sends them as its relay does. */
public final class RegistrationEvents {

    private static final ObjectMapper JSON = StrictJson.mapper();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final RegistrationConfirmedV1 GOLDEN = golden();

    private RegistrationEvents() {}

    /** The golden event with another person. */
    public static RegistrationConfirmedV1 confirmed(UUID batch, int level) {
        return confirmed(batch, level, GOLDEN.holderDigest());
    }

    public static RegistrationConfirmedV1 confirmed(UUID batch, int level, String holderDigest) {
        return new RegistrationConfirmedV1(
                UUID.randomUUID(),
                "%010d".formatted(NUMBERS.incrementAndGet()),
                UUID.randomUUID(),
                holderDigest,
                batch,
                GOLDEN.occupationCode(),
                level,
                GOLDEN.attempt(),
                null,
                null,
                GOLDEN.registeredOn(),
                GOLDEN.confirmedAt(),
                null,
                null,
                GOLDEN.accommodation(),
                null,
                null,
                acting("candidate"),
                null);
    }

    /** The registration of the same person for a resit of subjects in another batch. */
    public static RegistrationConfirmedV1 resit(RegistrationConfirmedV1 first, UUID batch, String... subjects) {
        return new RegistrationConfirmedV1(
                UUID.randomUUID(),
                "%010d".formatted(NUMBERS.incrementAndGet()),
                first.personId(),
                first.holderDigest(),
                batch,
                first.occupationCode(),
                first.level(),
                "RESIT",
                first.registrationId(),
                List.of(subjects),
                first.registeredOn().plusMonths(6),
                first.confirmedAt(),
                null,
                null,
                GOLDEN.accommodation(),
                null,
                null,
                acting("candidate"),
                null);
    }

    /** The digests of the accounts that may act for a registration. */
    public static List<String> acting(String... accounts) {
        var digests = CDI.current().select(AccountDigests.class).get();
        return Stream.of(accounts).map(digests::of).toList();
    }

    /** The event with some fields changed. */
    public static RegistrationConfirmedV1 with(RegistrationConfirmedV1 event, Map<String, Object> fields) {
        var tree = JSON.<ObjectNode>valueToTree(event);
        fields.forEach((field, value) -> tree.set(field, JSON.valueToTree(value)));
        return JSON.convertValue(tree, RegistrationConfirmedV1.class);
    }

    /** Sends the event that an institution trains the person of a registration. */
    public static void trained(RegistrationConfirmedV1 person, UUID institution) throws Exception {
        var event = new TrainingEnrolledV1(
                UUID.randomUUID(), person.personId(), institution, person.level(), person.registeredOn());
        send(
                UUID.randomUUID().toString(),
                TrainingEnrolledV1.TYPE,
                person.personId().toString(),
                JSON.writeValueAsString(event));
    }

    private static RegistrationConfirmedV1 golden() {
        try (var in =
                RegistrationEvents.class.getResourceAsStream("/golden/registration/registration-confirmed.v1.json")) {
            return JSON.readValue(in, RegistrationConfirmedV1.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an event as registration-service's relay does. */
    public static void send(String eventId, String type, String key, String value) {
        ExamTopics.BROKER.send("registration.events", eventId, type, key, value);
    }

    public static void send(String eventId, RegistrationConfirmedV1 event) throws Exception {
        send(eventId, RegistrationConfirmedV1.TYPE, event.personId().toString(), JSON.writeValueAsString(event));
    }

    /** Sends the event that an account is bound to the holder of a registration. */
    public static void bound(RegistrationConfirmedV1 person, String account) throws Exception {
        bound(person, account, null);
    }

    /** Sends the event that an account is bound to the holder of a registration in the place of another. */
    public static void bound(RegistrationConfirmedV1 person, String account, String replaced) throws Exception {
        var event = new HolderAccountBoundV1(
                person.personId(),
                person.holderDigest(),
                acting(account).get(0),
                replaced == null ? null : acting(replaced).get(0),
                null,
                person.confirmedAt());
        send(
                UUID.randomUUID().toString(),
                HolderAccountBoundV1.TYPE,
                person.personId().toString(),
                JSON.writeValueAsString(event));
    }
}
