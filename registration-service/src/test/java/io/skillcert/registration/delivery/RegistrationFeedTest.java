package io.skillcert.registration.delivery;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.cancelBatch;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.Feed;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegistrationFeedTest {

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @Test
    void a_registration_is_seen_by_who_made_it_by_its_bound_person_and_by_those_who_see_all() throws Exception {
        var batch = anOpenBatch();
        var id = confirmed(batch, anEligibleApplicant());
        var person = Rows.texts(database, "select person_id from registration where id = '" + id + "'")
                .get(0);
        awaitStatuses("partner", id, List.of("CONFIRMED"));
        var event = Feed.events("partner", id).get(0);
        as("partner").get((String) event.get("link")).then().statusCode(200).body("id", equalTo(id));
        assertEquals(List.of(), Feed.statuses("partner.2", id));
        var candidate = aCandidate();
        assertEquals(List.of(), Feed.statuses(candidate, id));
        bind(candidate, "partner", id);
        assertEquals(List.of("CONFIRMED"), Feed.statuses(candidate, id));
        awaitStatuses(candidate, person, List.of("ACCOUNT_BOUND"));
        assertEquals(List.of(), Feed.statuses("partner", person));
        cancelBatch(batch);
        jobs.runAll();
        for (var reader : List.of("partner", candidate, "auditor", "integrator")) {
            awaitStatuses(reader, id, List.of("CONFIRMED", "CANCELLED"));
        }
    }

    @Test
    void a_partner_has_webhooks_in_registration_service_too() {
        once("partner")
                .body(Map.of("url", "https://hooks.example.org/registrations", "types", List.of()))
                .post("/v1/webhooks")
                .then()
                .statusCode(201);
    }

    private static void awaitStatuses(String client, String subject, List<String> expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(expected, Feed.statuses(client, subject)));
    }
}
