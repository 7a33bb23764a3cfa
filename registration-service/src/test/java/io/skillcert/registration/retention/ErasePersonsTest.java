package io.skillcert.registration.retention;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.document.Files;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import io.skillcert.registration.OverlappingTransactions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The exam is over on 27 July 2025; ten years later the person is erased. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ErasePersonsTest {

    private static final ObjectMapper JSON = StrictJson.mapper();

    @Inject
    DataSource database;

    @Inject
    @EventKeyset
    FieldCipher cipher;

    @Test
    void a_person_is_erased_when_the_retention_period_is_over_and_the_registration_is_kept() throws Exception {
        var applicant = anEligibleApplicant().put("reference", "A-17");
        var number = applicant.at("/holder/identityNumber").asText();
        var id = register("candidate", anOpenBatch(), applicant).extract().<String>path("id");
        as("candidate")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + id + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        found(number).body("items.id", contains(id));
        Rows.change(
                database,
                "insert into registration_status_change (id, registration_id, to_status, at, by_account,"
                        + " by_role, reason) values (gen_random_uuid(), '" + id + "', 'RETURNED', now(), 'a registrar',"
                        + " 'registrar', 'The name of the school is not legible')");
        clockAt("2035-07-27");
        as("registrar").get("/v1/registrations/" + id).then().body("holder", notNullValue());
        clockAt("2035-07-28");
        as("registrar")
                .get("/v1/registrations/" + id)
                .then()
                .statusCode(200)
                .body("holder", nullValue())
                .body("status", equalTo("LAPSED"));
        found(number).body("items", empty());
        as("registrar").get("/v1/registrations/" + id + "/documents").then().body("", empty());
        as("registrar")
                .get("/v1/registrations/" + id + "/letters")
                .then()
                .statusCode(200)
                .body("kind", contains("REGISTRATION_ACCEPTED"));
        as("registrar").get("/v1/registrations/" + id + "/letters/1").then().statusCode(404);
        assertEquals(
                "a registrar,erased,service",
                text("select string_agg(distinct by_account, ',' order by by_account) from registration_status_change"
                        + " where registration_id = '" + id + "' and reason is null"));
        var refused = assertThrows(
                SQLException.class,
                () -> Rows.change(database, "update registration_status_change set reason = 'another'"));
        assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
        assertEquals("none", text("select coalesce(reference, 'none') from registration where id = '" + id + "'"));
        assertEquals("{}", text("select facts::text from eligibility_decision where registration_id = '" + id + "'"));
        assertEquals(
                "1",
                text("select count(*)::text from audit_entry where act = 'register' and subject_id = '" + id + "'"));
        as("registrar").get("/v1/registration-searches/export").then().statusCode(200);
    }

    @Test
    void a_person_who_gets_a_later_exam_while_the_job_waits_is_not_erased() throws Exception {
        var batch = anOpenBatch();
        var id = register("candidate", batch, anEligibleApplicant()).extract().<String>path("id");
        OverlappingTransactions.whileUncommitted(
                database,
                "select id from person where id = (select person_id from registration where id = '" + id
                        + "') for update; update exam_batch set exam_to = '2030-01-01' where id = '" + batch + "'",
                "person",
                () -> {
                    clockAt("2035-07-28");
                    return null;
                });
        as("registrar").get("/v1/registrations/" + id).then().body("holder", notNullValue());
    }

    @Test
    void a_person_without_a_registration_is_erased() throws Exception {
        var plan = batch();
        plan.putArray("sites")
                .addObject()
                .put("name", "Site 1")
                .put("address", "Futian")
                .putArray("places")
                .addObject()
                .put("level", 4)
                .put("subject", "THEORETICAL_KNOWLEDGE")
                .put("places", 1);
        var cohort = Map.of(
                "batchId",
                anOpenBatch(plan),
                "commitment",
                COMMITMENT,
                "rows",
                List.of(anEligibleApplicant(), anEligibleApplicant()));
        once("partner")
                .body(cohort)
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .body("rows.result", contains("REGISTERED", "NO_ROOM"));
        clockAt("2025-07-04");
        assertEquals(
                "0",
                text("select count(*)::text from person p where erased_on is null"
                        + " and not exists (select 1 from registration r where r.person_id = p.id)"
                        + " and not exists (select 1 from training_enrolment t where t.person_id = p.id)"));
    }

    @Test
    void a_name_in_an_event_can_not_be_decrypted_once_the_person_is_erased() throws Exception {
        var application = anEligibleApplicant();
        var id = confirmed(anOpenBatch(), application);
        var sent = awaitLast("registration.events", id);
        var person = UUID.fromString(sent.key());
        var event = JSON.readValue(sent.value(), RegistrationConfirmedV1.class);
        var place = RegistrationConfirmedV1.place("sealedName", event.registrationId());
        var published = JSON.readTree(last("registration.person-keys", person.toString())
                .orElseThrow()
                .value());
        var key = PersonKey.unwrap(
                Base64.getDecoder().decode(published.get("wrappedKey").asText()), person, cipher);
        assertEquals(application.at("/holder/name").asText(), key.decryptText(event.sealedName(), place));
        clockAt("2035-07-28");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> last("registration.person-keys", person.toString())
                                .orElseThrow()
                                .value()
                        == null);
        assertEquals(
                "0", text("select count(*)::text from person where wrapped_key is not null and id = '" + person + "'"));
        assertThrows(IllegalStateException.class, () -> cipher.decryptText(event.sealedName(), place));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Broker.header(
                        last("registration.events", event.holderDigest()).orElseThrow(), "ce_type")
                .equals(PersonForgottenV1.TYPE));
    }

    @Test
    void the_topic_of_keys_forgets_a_key_that_is_destroyed() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "registration.person-keys");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokerAddress()))) {
            var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            assertEquals("compact", settings.get("cleanup.policy").value());
            assertEquals("604800000", settings.get("delete.retention.ms").value());
            assertEquals("86400000", settings.get("max.compaction.lag.ms").value());
        }
    }

    private static ConsumerRecord<String, String> awaitLast(String topic, String part) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> last(topic, part), Optional::isPresent)
                .orElseThrow();
    }

    /** The latest record whose key or value contains the text. */
    private static Optional<ConsumerRecord<String, String>> last(String topic, String part) {
        return new Broker(brokerAddress())
                .read(topic).stream()
                        .filter(event -> (event.key() + event.value()).contains(part))
                        .reduce((earlier, later) -> later);
    }

    private static String brokerAddress() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static ValidatableResponse found(String number) {
        return as("registrar")
                .body(Map.of("identityType", "RESIDENT_ID", "identityNumber", number))
                .post("/v1/registration-searches/by-holder")
                .then()
                .statusCode(200);
    }

    private String text(String query) throws SQLException {
        return Rows.texts(database, query).get(0);
    }
}
