package io.skillcert.exam.lookup;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.passed;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.RegistrationEvents.acting;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.exam.RegistrationEvents.with;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamScenario;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Guessing by accounts: failures are counted in the database, audited and limited, and never lock the holder out. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class FailedLookupTest {

    private static final String PASSPORT = "E12345678";

    @Inject
    HolderDigests digests;

    @Inject
    DataSource database;

    @Test
    void an_account_that_guesses_is_limited_and_its_own_registration_is_still_answered() throws Exception {
        var own = published("candidate.4");
        for (int i = 0; i < 20; i++) {
            lookUp("candidate.4", UUID.randomUUID()).statusCode(404);
        }
        lookUp("candidate.4", UUID.randomUUID())
                .statusCode(429)
                .header("Retry-After", "180")
                .body("type", equalTo("urn:skillcert:problem:too-many-requests"));
        lookUp("candidate.4", own).statusCode(200);
        assertEquals(
                List.of("20"),
                Rows.texts(
                        database,
                        "select count(*) from audit_entry where act = 'failed-lookup' and actor = 'candidate.4'"));
    }

    @Test
    void guesses_of_many_accounts_about_one_registration_are_limited_and_do_not_lock_its_holder_out() throws Exception {
        var own = published("candidate.5");
        for (int i = 0; i < 50; i++) {
            lookUp("partner." + (20 + i / 10), own).statusCode(404);
        }
        lookUp("partner.30", own).statusCode(429);
        lookUp("candidate.5", own).statusCode(200);
    }

    @Test
    void failures_are_deleted_after_a_day() throws Exception {
        lookUp("candidate.6", UUID.randomUUID()).statusCode(404);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update failed_lookup set failed_at = failed_at - interval '25 hours'");
        }
        runJobs();
        assertEquals(List.of("0"), Rows.texts(database, "select count(*) from failed_lookup"));
    }

    private UUID published(String account) throws Exception {
        clockAt("2025-07-14T09:00");
        var batch = UUID.randomUUID();
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, PASSPORT));
        var person = with(confirmed(batch, 4, digest), Map.of("actingAccounts", acting(account)));
        send(UUID.randomUUID().toString(), person);
        awaitEntries(batch, 1);
        seated(batch, 10);
        clockAt("2025-07-27T18:00");
        passed(batch, List.of(person));
        clockAt("2025-08-01T10:00");
        ExamScenario.published(batch);
        return person.registrationId();
    }

    private static ValidatableResponse lookUp(String account, UUID registration) {
        return as(account)
                .body(Map.of("registrationId", registration, "identityType", "PASSPORT", "identityNumber", PASSPORT))
                .post("/v1/result-lookups")
                .then();
    }
}
