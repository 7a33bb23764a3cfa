package io.skillcert.registration.account;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.code;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.AccountDigests;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are bound to identity documents, and show and credit to others only what these have stated themselves. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class AccountBindingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    AccountDigests digests;

    private String batch;
    private ObjectNode applicant;
    private String registration;

    @BeforeEach
    void aPersonWhomAPartnerHasRegisteredAndARegistrarApproved() {
        batch = anOpenBatch();
        applicant = anEligibleApplicant();
        registration =
                register("partner", batch, applicant).statusCode(201).extract().path("id");
        change("registrar", registration, "approval", 0).statusCode(200);
    }

    @Test
    void a_stranger_with_an_identity_number_is_shown_and_credited_only_what_the_stranger_stated() throws SQLException {
        holdsACertificate(3);
        var stranger = aCandidate();
        var id = register(stranger, anOpenBatch(), named("陌生人"))
                .statusCode(201)
                .body("holder.name", equalTo("陌*人"))
                .body("identification", nullValue())
                .body("eligibility.eligible", equalTo(true))
                .extract()
                .<String>path("id");
        as(stranger)
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .body("[0].facts.certificates", empty())
                .body("[0].decision.findings.notLowerThanHeld.verdict", equalTo("MET"));
        as("registrar")
                .get("/v1/registrations/" + id)
                .then()
                .body("holder.name", equalTo("测*甲"))
                .body("identification.registeredAs", equalTo("UNVERIFIED"))
                .body("identification.nameDiffers", equalTo(true));
        change("registrar", id, "approval", 0)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-eligible"));
    }

    @Test
    void a_stranger_who_states_another_name_is_not_approved_and_so_never_reads_the_right_one() {
        var stranger = aCandidate();
        var id = register(stranger, anOpenBatch(), named("陌生人")).extract().<String>path("id");
        change("registrar", id, "approval", 0).statusCode(409).body("type", equalTo(problem("name-differs")));
        change("registrar", id, "rejection", 0).statusCode(200);
        as(stranger).get("/v1/registrations/" + id).then().body("holder.name", equalTo("陌*人"));
    }

    @Test
    void a_partner_invites_a_person_and_is_shown_known_facts_only_after_a_registrar_has_approved() throws SQLException {
        holdsACertificate(5);
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        as("partner")
                .body(Map.of("registrationIds", List.of(id)))
                .post("/v1/account-invitations")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("not-approved")));
        as("partner")
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .body("[0].facts.certificates", nullValue())
                .body("[0].decision.eligible", equalTo(true));
        as("registrar")
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .body("[0].facts.certificates.level", contains(5));
        change("registrar", id, "approval", 0).statusCode(200);
        bindBy(aCandidate(), code("partner", id)).statusCode(200);
        as("partner")
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .body("[0].facts.certificates.level", contains(5));
    }

    @Test
    void the_known_certificates_count_as_soon_as_the_account_is_bound() throws SQLException {
        holdsACertificate(3);
        var holder = aCandidate();
        var id = register(holder, anOpenBatch(), applicant).extract().<String>path("id");
        bind(holder, "partner", registration);
        as(holder)
                .get("/v1/registrations/" + id)
                .then()
                .body("eligibility.eligible", equalTo(false))
                .body("eligibility.reasons", contains("REG-13"))
                .body("identification.registeredAs", equalTo("HOLDER"));
    }

    @Test
    void a_stranger_does_not_learn_whether_a_person_is_registered() {
        var stranger = aCandidate();
        var answer = register(stranger, batch, applicant).statusCode(201).body("status", equalTo("UNDER_REVIEW"));
        var other = register(stranger, batch, anEligibleApplicant()).statusCode(201);
        assertEquals(
                other.extract().<Map<String, Object>>path("$").keySet(),
                answer.extract().<Map<String, Object>>path("$").keySet());
        register(stranger, batch, applicant).statusCode(409);
        as("registrar")
                .get("/v1/registrations/" + answer.extract().<String>path("id"))
                .then()
                .body("identification.possibleDuplicate", equalTo(true));
    }

    @Test
    void an_account_is_bound_by_a_code_once_and_may_read_what_concerns_its_person() {
        var holder = aCandidate();
        as(holder).get("/v1/registrations/" + registration).then().statusCode(404);
        var code = code("partner", registration);
        bindBy(holder, code.toLowerCase(Locale.ROOT)).statusCode(200).body("means", equalTo("PARTNER_INVITATION"));
        as(holder).get("/v1/registrations/" + registration).then().statusCode(200);
        as(holder).get("/v1/registrations").then().body("items.id", contains(registration));
        as(holder).get("/v1/account-binding").then().body("bound", equalTo(true));
        as(aCandidate()).get("/v1/account-binding").then().body("bound", equalTo(false));
        bindBy(aCandidate(), code).statusCode(400).body("violations.field", contains("code"));
    }

    @Test
    void codes_are_issued_by_the_owner_or_a_registrar_are_replaced_and_expire() throws SQLException {
        as("partner.2")
                .body(Map.of("registrationIds", List.of(registration)))
                .post("/v1/account-invitations")
                .then()
                .statusCode(404);
        var first = code("partner", registration);
        var second = code("partner", registration);
        bindBy(aCandidate(), first).statusCode(400);
        assertEquals(
                List.of(),
                Rows.texts(database, "select t::text from account_invitation t where t::text like '%" + second + "%'"));
        clockAt("2025-08-03");
        bindBy(aCandidate(), second).statusCode(400);
        bindBy(aCandidate(), code("registrar", registration))
                .statusCode(200)
                .body("means", equalTo("REGISTRAR_INVITATION"));
    }

    @Test
    void five_wrong_codes_a_day_end_the_tries_of_an_account_but_not_of_others() {
        var guesser = aCandidate();
        for (int i = 0; i < 5; i++) {
            bindBy(guesser, "AAAA777" + (i == 1 ? "A" : "C")).statusCode(400);
        }
        var code = code("partner", registration);
        bindBy(guesser, code).statusCode(429).header("Retry-After", matchesPattern("\\d+"));
        bindBy(aCandidate(), code).statusCode(200);
        clockAt("2025-07-04");
        bindBy(guesser, "AAAA7777").statusCode(400);
    }

    @Test
    void an_account_has_one_person_and_a_person_one_account_which_a_registrar_can_replace() {
        var holder = aCandidate();
        bind(holder, "partner", registration);
        var other = register("partner", batch, anEligibleApplicant()).extract().<String>path("id");
        change("registrar", other, "approval", 0).statusCode(200);
        bindBy(holder, code("partner", other)).statusCode(409).body("type", equalTo(problem("account-bound")));
        var second = aCandidate();
        bindBy(second, code("partner", registration)).statusCode(409).body("type", equalTo(problem("holder-bound")));
        bindBy(second, code("registrar", registration)).statusCode(200);
        as(holder).get("/v1/registrations/" + registration).then().statusCode(404);
        register(second, batch, anEligibleApplicant()).statusCode(409).body("type", equalTo(problem("other-holder")));
    }

    @Test
    void an_account_is_bound_by_the_verified_claims_of_its_token() {
        as(aCandidate())
                .body(Map.of())
                .post("/v1/account-binding")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("no-verified-identity")));
        as("candidate.verified")
                .body(Map.of())
                .post("/v1/account-binding")
                .then()
                .statusCode(200)
                .body("means", equalTo("VERIFIED_CLAIMS"));
        var self = anEligibleApplicant();
        ((ObjectNode) self.get("holder")).put("identityNumber", "990000197001019995");
        ((ObjectNode) self.get("facts")).put("birthDate", "1970-01-01");
        register("candidate.verified", batch, self)
                .statusCode(201)
                .body("identification.registeredAs", equalTo("HOLDER"));
    }

    @Test
    void events_name_the_accounts_that_may_act_and_a_later_binding_is_announced() throws Exception {
        var person = anEligibleApplicant();
        var id = confirmed(batch, person);
        assertEquals(
                JSON.valueToTree(List.of(digests.of("partner"))),
                event("\"registrationId\":\"" + id).get("actingAccounts"));
        var holder = aCandidate();
        bind(holder, "partner", id);
        var personId = event("\"registrationId\":\"" + id).get("personId");
        assertEquals(
                personId, event("\"accountDigest\":\"" + digests.of(holder)).get("personId"));
        var next = confirmed(anOpenBatch(), person);
        assertEquals(
                JSON.valueToTree(List.of(digests.of("partner"), digests.of(holder))),
                event("\"registrationId\":\"" + next).get("actingAccounts"));
    }

    private static JsonNode event(String part) throws Exception {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        var sent = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read("registration.events").stream()
                                .map(ConsumerRecord::value)
                                .filter(value -> value.contains(part))
                                .findFirst(),
                        Optional::isPresent);
        return JSON.readTree(sent.orElseThrow());
    }

    private void holdsACertificate(int level) throws SQLException {
        Rows.change(
                database,
                "insert into certificate_held (certificate_number, person_id, occupation_code, level, issued_on)"
                        + " select r.id::text, r.person_id, r.occupation_code, " + level
                        + ", '2024-01-01' from registration r where r.id = '" + registration + "'");
    }

    private ObjectNode named(String name) {
        var copy = applicant.deepCopy();
        ((ObjectNode) copy.get("holder")).put("name", name);
        return copy;
    }

    private static ValidatableResponse bindBy(String client, String code) {
        return as(client).body(Map.of("code", code)).post("/v1/account-binding").then();
    }

    private static String problem(String code) {
        return "urn:skillcert:problem:" + code;
    }
}
