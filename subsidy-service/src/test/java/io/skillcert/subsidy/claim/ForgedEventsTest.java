package io.skillcert.subsidy.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.EventSigner;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.IdentityDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Whoever can write to the topic of exam-service but has not its key creates no entitlement to money. */
@QuarkusTest
class ForgedEventsTest extends ClaimFixture {

    private static final int PARTITIONS = 12;
    private static final String NUMBER = "S000044030001254999999";

    private final EventSigner signer = new EventSigner(Broker.signingKeys());
    private final Broker broker =
            new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    @Test
    void a_certificate_that_exam_service_has_not_signed_makes_no_entitlement() throws Exception {
        var holder = person;
        forge(unsigned -> {});
        forge(event -> signer.sign(event, "registration"));
        forge(event -> new EventSigner(DevelopmentKeys.generate()).sign(event));
        forge(
                event -> { // the signature of another certificate
                    var other = new ProducerRecord<>(
                            event.topic(), null, event.key(), event.value().replace("25499", "25500"));
                    event.headers().forEach(other.headers()::add);
                    signer.sign(other);
                    event.headers().add(other.headers().lastHeader("ce_signature"));
                });

        var forged = partition();
        do {
            somebodyElse();
        } while (partition() != forged);
        certified(4); // waits for an event of the same partition, which is read after the forged ones
        assertEquals(
                List.of(),
                Rows.texts(database, "select id::text from entitlement where certificate_number = '" + NUMBER + "'"));
        assertEquals(
                List.of("FORGED", "FORGED", "FORGED", "FORGED"),
                Rows.texts(
                        database,
                        "select cause from parked_event where event_key = '" + holder + "' and ended_at is null"));
    }

    private void forge(Consumer<ProducerRecord<String, String>> signature) throws Exception {
        var golden = golden();
        var value = JSON.writeValueAsString(new CertificateIssuedV1(
                NUMBER,
                UUID.randomUUID(),
                person,
                digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)),
                golden.batchId(),
                golden.occupationCode(),
                4,
                golden.issuedOn(),
                golden.issuedAt(),
                null,
                List.of()));
        var event = new ProducerRecord<>("exam.events", person.toString(), value);
        event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", CertificateIssuedV1.TYPE.getBytes(StandardCharsets.UTF_8));
        signature.accept(event);
        broker.send(event);
    }

    private int partition() {
        var key = person.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }
}
