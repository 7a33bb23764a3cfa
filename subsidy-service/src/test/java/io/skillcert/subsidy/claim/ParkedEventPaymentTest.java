package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.Rows;
import org.junit.jupiter.api.Test;

/** An event that waits may revoke the certificate: until it is handled, the person is paid nothing. */
@QuarkusTest
class ParkedEventPaymentTest extends ClaimFixture {

    @Test
    void a_person_with_a_parked_event_is_left_out_of_payment_files() throws Exception {
        var id = approved(4);
        Rows.change(
                database,
                "insert into parked_event (id, consumer, topic, partition, record_offset, event_key, event_id, type, epoch,"
                        + " cause, message, attempts) values (gen_random_uuid(), 'subsidy.entitlements', 'exam.events', 0, 0,"
                        + " '" + person + "', 'parked-" + id
                        + "', 'io.skillcert.exam.certificate-revoked.v1', 0, 'FAILED',"
                        + " 'test', 3)");
        once("treasurer").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED"));
        Rows.change(
                database,
                "update parked_event set replayed_by = 'operator', ended_at = now() where event_id = 'parked-" + id
                        + "'");
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
    }
}
