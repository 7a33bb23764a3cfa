package io.skillcert.exam.operating;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.runJobs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamTopics;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What monitoring sees of parked events. Other tests leave some, so that these are counted as more than before. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ParkedEventMetricsTest {

    /** Older than any event that another test parks. */
    private static final Duration AGE = Duration.ofDays(3);

    private static final String NUMBER = "skillcert_parked_events";
    private static final String GAPS = "skillcert_parked_events_gaps";
    private static final String OLDEST = "skillcert_parked_events_oldest_seconds";

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final UUID early = UUID.randomUUID();
    private final UUID late = UUID.randomUUID();
    private final UUID unreadable = UUID.randomUUID();

    @AfterEach
    void removeParked() throws Exception {
        Rows.change(database, "delete from parked_event where event_key in " + people());
        runJobs();
    }

    @Test
    void gaps_count_once_they_have_waited_ten_minutes_and_the_oldest_event_gives_its_age() throws Exception {
        runJobs();
        var number = metric(NUMBER);
        var gaps = metric(GAPS);
        send(early, 2);
        send(late, 2);
        send(unreadable, 1);
        eventually().until(() -> parked() == 3);
        parkedBefore(early, Duration.ofMinutes(9));
        parkedBefore(late, Duration.ofMinutes(11));
        parkedBefore(unreadable, AGE);
        runJobs();
        assertEquals(number + 3, metric(NUMBER));
        assertEquals(gaps + 1, metric(GAPS));
        assertIsAge(metric(OLDEST));
        var detail = given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("checks.find { it.name == 'parked events' }");
        assertEquals("UP", detail.getString("status"));
        assertEquals(number + 3, detail.getDouble("data.number"));
        assertIsAge(detail.getDouble("data.oldestSeconds"));
    }

    private static void assertIsAge(double seconds) {
        assertTrue(seconds >= AGE.toSeconds() && seconds < AGE.toSeconds() + 300, seconds + " s");
    }

    /** Sends an event of a new person; one after a gap is parked for it, and the first because it can't be read. */
    private static void send(UUID person, int sequence) {
        ExamTopics.BROKER.send(
                "registration.events",
                UUID.randomUUID().toString(),
                RegistrationConfirmedV1.TYPE,
                person.toString(),
                "{}",
                Map.of("sequence", sequence, "epoch", 1));
    }

    private void parkedBefore(UUID person, Duration age) throws Exception {
        Rows.change(
                database,
                "update parked_event set parked_at = now() - make_interval(secs => " + age.toSeconds()
                        + ") where event_key = '" + person + "'");
    }

    private int parked() throws Exception {
        return Rows.texts(database, "select id::text from parked_event where event_key in " + people())
                .size();
    }

    private String people() {
        return "('" + early + "', '" + late + "', '" + unreadable + "')";
    }

    private double metric(String name) {
        var line = given().get(management.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(text -> text.startsWith(name + "{") || text.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
