package io.skillcert.subsidy.claim;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class EntitlementLifeTest extends ClaimFixture {

    private static final String REMINDER = "io.skillcert.subsidy.claim-reminder-due.v1";
    private static final String EXPIRED = "io.skillcert.subsidy.entitlement-expired.v1";

    @Test
    void SUB_03_reminders_of_an_unclaimed_entitlement_come_at_90_30_and_7_days_and_then_it_expires() throws Exception {
        insured();
        var number = certified(4); // until 2026-08-11
        clockAt("2026-05-12");
        assertEquals(List.of(), sent(REMINDER, number, 0));
        clockAt("2026-05-13");
        assertEquals(List.of(90), sent(REMINDER, number, 1));
        clockAt("2026-05-20");
        clockAt("2026-07-12");
        clockAt("2026-08-04");
        assertEquals(List.of(90, 30, 7), sent(REMINDER, number, 3));
        clockAt("2026-08-11");
        lookUp(number).body("expiredOn", nullValue());
        clockAt("2026-08-12");
        lookUp(number).body("expiredOn", equalTo("2026-08-12"));
        assertEquals(1, sent(EXPIRED, number, 1).size());
        clockAt("2026-08-13");
        assertEquals(1, sent(EXPIRED, number, 1).size());
    }

    @Test
    void SUB_03_a_late_holder_is_reminded_once_and_one_who_has_claimed_is_not() throws Exception {
        insured();
        var late = certified(4);
        somebodyElse();
        insured();
        var claimed = certified(4);
        claim(claimed).statusCode(201);
        clockAt("2026-08-05");
        assertEquals(List.of(7), sent(REMINDER, late, 1));
        assertEquals(List.of(), sent(REMINDER, claimed, 0));
        clockAt("2026-08-12");
        assertEquals(List.of(), sent(EXPIRED, claimed, 0));
        lookUp(claimed).body("expiredOn", nullValue());
    }

    @Test
    void CAL_01_a_provisional_last_day_is_counted_again_with_the_announced_calendar_before_it_expires()
            throws Exception {
        var number = certified(4); // until 2026-08-11
        execute("update entitlement set last_day_provisional = true, last_day_to_claim = '2026-08-10'"
                + " where certificate_number = '" + number + "'");
        clockAt("2026-08-11");
        lookUp(number)
                .body("lastDayToClaim", equalTo("2026-08-11"))
                .body("lastDayProvisional", equalTo(false))
                .body("expiredOn", nullValue());
        clockAt("2026-08-12");
        lookUp(number).body("expiredOn", equalTo("2026-08-12"));
    }

    /** The days before the last day in the events of a type about a certificate, once there are enough. */
    private static List<Integer> sent(String type, String number, int atLeast) throws Exception {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> read(broker, type, number).size() >= atLeast);
        return read(broker, type, number);
    }

    private static List<Integer> read(Broker broker, String type, String number) throws Exception {
        return broker.read("subsidy.events").stream()
                .filter(event -> Broker.header(event, "ce_type").equals(type))
                .filter(event -> event.value().contains(number))
                .map(event -> event.value().replaceAll(".*\"daysBefore\":(\\d+).*", "$1"))
                .map(days -> days.matches("\\d+") ? Integer.valueOf(days) : 0)
                .toList();
    }
}
