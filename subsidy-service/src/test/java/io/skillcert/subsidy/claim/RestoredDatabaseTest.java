package io.skillcert.subsidy.claim;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database that was restored to an earlier moment pays nothing that the service has published as paid. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class RestoredDatabaseTest extends ClaimFixture {

    @Test
    void a_payment_that_the_database_has_lost_is_not_made_again() throws Exception {
        var lost = approved(3);
        var number = Rows.texts(database, "select certificate_number from claim where id = '" + lost + "'")
                .get(0);
        var payment = new SubsidyPaidV1(
                UUID.fromString(lost), person, number, "2400.00", LocalDate.of(2025, 8, 20), Instant.now());
        send("subsidy.events", SubsidyPaidV1.TYPE, JSON.writeValueAsString(payment));
        var oldEpoch = epoch();
        Rows.change(database, "do $$ begin perform end_event_epoch(); end $$");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> epoch() > oldEpoch);

        assertEquals(
                List.of(lost),
                Rows.texts(
                        database,
                        "select claim_id from published_payment where certificate_number = '" + number + "'"));
        somebodyElse();
        var other = approved(3);
        sent();
        read(other).body("status", equalTo("IN_PAYMENT"));
        read(lost).body("status", equalTo("APPROVED"));
    }

    /** Returns 0 in a restored database whose epoch has not begun. */
    private long epoch() throws SQLException {
        return Long.parseLong(Rows.texts(database, "select coalesce(current_event_epoch(), 0)")
                .get(0));
    }
}
