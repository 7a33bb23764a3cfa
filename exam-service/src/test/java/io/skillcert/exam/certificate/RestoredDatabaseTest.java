package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.BROKER;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** EXM-12: a database that was restored to an earlier moment issues no published number again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RestoredDatabaseTest extends CertificateFixture {

    @Test
    void EXM_12_numbers_go_on_above_all_published_ones_and_none_is_issued_before() throws Exception {
        passed(2);
        var published = lastSerial() + 5;
        var number = "S000044030001253%06d".formatted(published);
        BROKER.send(
                "exam.events",
                UUID.randomUUID().toString(),
                CertificateIssuedV1.TYPE,
                UUID.randomUUID().toString(),
                "{\"certificateNumber\": \"" + number + "\"}");
        forge("{}");
        forge("{\"certificateNumber\": \"S000044030001253999999\"}");
        var oldEpoch = epoch();

        try (var held = database.getConnection();
                var statement = held.createStatement()) {
            held.setAutoCommit(false);
            Rows.change(database, "do $$ begin perform end_event_epoch(); end $$");
            statement.execute("lock table event_epoch in share mode"); // the epoch can't begin
            if (epoch() == 0) { // otherwise it had begun before the lock
                issue().then().statusCode(503);
            }
            held.rollback();
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> epoch() > oldEpoch);
        assertEquals(published, lastSerial());
        issue().then().statusCode(201).body("issued", equalTo(2));
        assertEquals(published + 1, serial(numbers().get(0)));
        assertTrue(epoch() > oldEpoch);
    }

    /** Publishes a certificate that exam-service has not signed. */
    private static void forge(String value) {
        var event = new ProducerRecord<>("exam.events", UUID.randomUUID().toString(), value);
        event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", CertificateIssuedV1.TYPE.getBytes(StandardCharsets.UTF_8));
        BROKER.send(event);
    }

    /** Returns 0 in a restored database whose epoch has not begun. */
    private long epoch() throws SQLException {
        return Long.parseLong(Rows.texts(database, "select coalesce(current_event_epoch(), 0)")
                .get(0));
    }
}
