package io.skillcert.registration.review;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name is corrected by two registrars, before and after a registration is confirmed. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class NameCorrectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    @EventKeyset
    FieldCipher cipher;

    private ObjectNode applicant;

    @BeforeEach
    void aPersonWithATypingErrorInTheName() {
        applicant = anEligibleApplicant();
    }

    @Test
    void a_name_is_corrected_by_two_registrars_before_and_after_confirmation() throws Exception {
        for (var confirmed : List.of(false, true)) {
            applicant = anEligibleApplicant();
            var batch = anOpenBatch();
            var id = confirmed
                    ? confirmed(batch, applicant)
                    : register("partner", batch, applicant).extract().<String>path("id");
            var correction =
                    proposed("registrar", id, "测试乙").statusCode(201).extract().<String>path("id");
            decided("registrar", correction, "confirmation")
                    .statusCode(409)
                    .body("type", equalTo("urn:skillcert:problem:other-registrar-needed"));
            decided("registrar.2", correction, "confirmation").statusCode(200).body("status", equalTo("CONFIRMED"));
            identity(id).body("nameOnRecord", equalTo("测试乙")).body("statedName", equalTo("测试甲"));
            var person = Rows.texts(database, "select person_id::text from registration where id = '" + id + "'")
                    .get(0);
            var event = event(person);
            assertEquals(
                    "测试乙",
                    keyOf(UUID.fromString(person))
                            .decryptText(
                                    event.get("encryptedName").asText(),
                                    PersonCorrectedV1.place("encryptedName", UUID.fromString(person))));
            assertFalse(event.toString().contains("测试乙"));
        }
    }

    @Test
    void a_name_that_differs_from_the_one_on_record_is_shown_until_the_record_is_corrected() {
        register("partner", anOpenBatch(), applicant).statusCode(201);
        ((ObjectNode) applicant.get("holder")).put("name", "测试乙");
        var id = register("partner.2", anOpenBatch(), applicant).extract().<String>path("id");
        as("registrar").get("/v1/registrations/" + id).then().body("identification.nameDiffers", equalTo(true));
        var correction =
                proposed("registrar", id, "测试乙").statusCode(201).extract().<String>path("id");
        as("registrar.2")
                .get("/v1/name-corrections/" + correction)
                .then()
                .statusCode(200)
                .body("name", equalTo("测试乙"))
                .body("nameOnRecord", equalTo("测试甲"));
        as("registrar.2").get("/v1/name-corrections?limit=200").then().body("items.id", hasItem(correction));
        decided("registrar.2", correction, "confirmation").statusCode(200);
        as("registrar").get("/v1/registrations/" + id).then().body("identification.nameDiffers", equalTo(false));
    }

    @Test
    void a_registration_whose_stated_name_differs_is_approved_after_the_name_on_record_is_confirmed() {
        register("partner", anOpenBatch(), applicant).statusCode(201);
        ((ObjectNode) applicant.get("holder")).put("name", "测试乙");
        var id = register("partner.2", anOpenBatch(), applicant).extract().<String>path("id");
        change("registrar", id, "approval", 0)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:name-differs"));
        of("registrar", 0)
                .body(Map.of("evidence", "the identity card"))
                .post("/v1/registrations/" + id + "/name-confirmation")
                .then()
                .statusCode(200)
                .body("identification.nameDiffers", equalTo(false));
        change("registrar", id, "approval", 1).statusCode(200);
        identity(id).body("nameOnRecord", equalTo("测试甲"));
    }

    @Test
    void a_correction_is_refused_repeated_or_changes_nothing() {
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        proposed("registrar", id, "测试甲").statusCode(409).body("type", equalTo("urn:skillcert:problem:name-unchanged"));
        var correction =
                proposed("registrar", id, "测试乙").statusCode(201).extract().<String>path("id");
        proposed("registrar.2", id, "测试丙")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:name-correction-proposed"));
        decided("registrar.2", correction, "refusal").statusCode(200).body("status", equalTo("REFUSED"));
        decided("registrar.2", correction, "confirmation")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:name-correction-decided"));
        identity(id).body("nameOnRecord", equalTo("测试甲"));
    }

    @Test
    void reading_an_identity_in_full_is_audited() throws Exception {
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        identity(id)
                .body(
                        "identityNumber",
                        equalTo(applicant.get("holder").get("identityNumber").asText()));
        as("partner").get("/v1/registrations/" + id + "/identity").then().statusCode(403);
        assertEquals(
                List.of("registrar"),
                Rows.texts(
                        database,
                        "select actor from audit_entry where act = 'read-identity' and subject_id = '" + id + "'"));
    }

    @Test
    void a_corrected_name_is_stored_in_the_form_of_names_and_has_no_invisible_character() {
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        proposed("registrar", id, "测试\u200B乙").statusCode(400).body("violations.field", hasItem("name"));
        var correction = proposed("registrar", id, " Test  Rene\u0301e ")
                .statusCode(201)
                .extract()
                .<String>path("id");
        decided("registrar.2", correction, "confirmation").statusCode(200);
        identity(id).body("nameOnRecord", equalTo("Test Ren\u00E9e"));
    }

    private static ValidatableResponse identity(String id) {
        return as("registrar")
                .get("/v1/registrations/" + id + "/identity")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"));
    }

    private static ValidatableResponse proposed(String registrar, String id, String name) {
        return once(registrar)
                .body(Map.of("name", name, "evidence", "the identity card"))
                .post("/v1/registrations/" + id + "/name-correction")
                .then();
    }

    private static ValidatableResponse decided(String registrar, String correction, String decision) {
        return as(registrar)
                .post("/v1/name-corrections/" + correction + "/" + decision)
                .then();
    }

    /** The key of the person, as it is published. */
    private FieldCipher keyOf(UUID person) throws Exception {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        var published = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read("registration.person-keys").stream()
                                .filter(record -> record.key().equals(person.toString()))
                                .findFirst(),
                        Optional::isPresent);
        var wrapped =
                JSON.readTree(published.orElseThrow().value()).get("wrappedKey").asText();
        return PersonKey.unwrap(Base64.getDecoder().decode(wrapped), person, cipher);
    }

    private static JsonNode event(String person) throws Exception {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        var sent = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read("registration.events").stream()
                                .map(ConsumerRecord::value)
                                .filter(value -> value.contains(person) && value.contains("encryptedName"))
                                .findFirst(),
                        Optional::isPresent);
        return JSON.readTree(sent.orElseThrow());
    }
}
