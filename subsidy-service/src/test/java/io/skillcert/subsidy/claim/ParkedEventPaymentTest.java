package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** An event that waits may revoke the certificate: until it is handled, the person is paid nothing. */
@QuarkusTest
class ParkedEventPaymentTest extends ClaimFixture {

    private static final String UNREADABLE = "{\"certificateNumber\":";

    @Test
    void a_person_whose_revocation_can_not_be_read_is_paid_only_after_two_operators_have_discarded_it()
            throws Exception {
        var id = approved(4);
        send("exam.events", CertificateRevokedV1.TYPE, UNREADABLE);
        awaitParked("UNREADABLE");
        once("treasurer").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED"));
        discardParkedEvent();
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
    }

    @Test
    void a_revocation_that_exam_service_has_not_signed_does_not_stop_the_payment() throws Exception {
        var id = approved(4);
        forge();
        awaitParked("FORGED");
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
    }

    /** Sends a revocation without a signature. */
    private void forge() {
        var event = new ProducerRecord<>("exam.events", person.toString(), UNREADABLE);
        event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", CertificateRevokedV1.TYPE.getBytes(StandardCharsets.UTF_8));
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)).send(event);
    }

    private void awaitParked(String cause) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(List.of(cause), parked("cause")));
    }

    private void discardParkedEvent() throws Exception {
        var path = "/v1/parked-events/" + parked("id::text").get(0) + "/discard";
        as("operator").body(Map.of("reason", "sent again")).post(path).then().statusCode(200);
        as("operator.2").post(path + "/confirmation").then().statusCode(200);
        assertEquals(List.of(), parked("cause"));
    }

    /** A column of the open events of the person that the consumer of entitlements has parked. */
    private List<String> parked(String column) throws Exception {
        return Rows.texts(
                database,
                "select " + column + " from parked_event where ended_at is null and consumer = 'subsidy.entitlements'"
                        + " and event_key = '" + person + "'");
    }
}
