package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Callers;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;

/** A person with a certificate, and what is done about its subsidy. */
abstract class ClaimFixture extends DocumentFixture {

    static final ObjectMapper JSON = StrictJson.mapper();
    static final AtomicInteger SERIALS = new AtomicInteger();
    static final AtomicInteger PASSPORTS = new AtomicInteger(10_000_000);

    UUID person = UUID.randomUUID();
    private UUID keyOwner;
    private FieldCipher key;
    String passport = "E" + PASSPORTS.incrementAndGet();

    @Inject
    HolderDigests digests;

    @Inject
    AccountDigests accountDigests;

    @Inject
    FieldCipher cipher;

    @Inject
    @EventKeyset
    FieldCipher eventCipher;

    @Inject
    DataSource database;

    /** The name on the certificates that are issued from here on; null as exam-service sent them once. */
    String nameOnCertificate = "张三";

    /** The accounts that may act for the holders of the certificates that are issued from here on. */
    List<String> actingAccounts = List.of("partner");

    private static final String DAY_OF_ISSUE = "2025-08-11";

    /** Moving the clock runs every job, so it is moved only if another test has left it on another day. */
    @BeforeEach
    void onTheDayOfIssue() {
        var clock = as("operator").get("/v1/sandbox/clock").as(JsonNode.class);
        if (!clock.path("now").textValue().startsWith(DAY_OF_ISSUE)) {
            clockAt(DAY_OF_ISSUE);
        }
    }

    /** Recorded by an officer who decides none of the claims. */
    void insured() {
        once("subsidy-officer.9")
                .body(Map.of(
                        "holders",
                        List.of(Map.of(
                                "identityType",
                                "PASSPORT",
                                "identityNumber",
                                passport,
                                "bases",
                                Map.of("SOCIAL_INSURANCE", true)))))
                .post("/v1/register-facts")
                .then()
                .statusCode(200);
    }

    /** A certificate of this person, issued today, as exam-service announces it. */
    String certified(int level) throws Exception {
        var number = "S00004403000125" + level + "%06d".formatted(SERIALS.incrementAndGet());
        var golden = golden();
        var event = new CertificateIssuedV1(
                number,
                UUID.randomUUID(),
                person,
                digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)),
                golden.batchId(),
                golden.occupationCode(),
                level,
                golden.issuedOn(),
                golden.issuedAt(),
                encryptedName(number),
                actingAccounts.stream().map(accountDigests::of).toList());
        publish(CertificateIssuedV1.TYPE, event);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("subsidy-officer")
                                .body(lookUpOf(number))
                                .post("/v1/entitlement-lookups")
                                .statusCode()
                        == 200);
        return number;
    }

    private String encryptedName(String number) throws Exception {
        return nameOnCertificate == null
                ? null
                : personKey().encryptText(nameOnCertificate, CertificateIssuedV1.place("encryptedName", number));
    }

    /** The key of the person, which is published first and known from then on. */
    private FieldCipher personKey() throws Exception {
        if (keyOwner != person) {
            keyOwner = person;
            var wrapped = PersonKey.create(person, eventCipher);
            send(
                    "registration.person-keys",
                    PersonKeyV1.TYPE,
                    JSON.writeValueAsString(
                            new PersonKeyV1(person, Base64.getEncoder().encodeToString(wrapped))));
            key = PersonKey.unwrap(wrapped, person, eventCipher);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isKeyKnown);
        }
        return key;
    }

    boolean isKeyKnown() throws SQLException {
        return !Rows.texts(database, "select wrapped_key from person_key where person_id = '" + person + "'")
                .isEmpty();
    }

    /** Publishes an event as exam-service does. */
    void publish(String type, Object event) throws Exception {
        send("exam.events", type, JSON.writeValueAsString(event));
    }

    void send(String topic, String type, String value) {
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .send(topic, UUID.randomUUID().toString(), type, person.toString(), value);
    }

    static CertificateIssuedV1 golden() throws IOException {
        try (var in = ClaimFixture.class.getResourceAsStream("/golden/exam/certificate-issued.v1.json")) {
            return JSON.readValue(in, CertificateIssuedV1.class);
        }
    }

    Map<String, String> lookUpOf(String number) {
        return Map.of("certificateNumber", number, "identityType", "PASSPORT", "identityNumber", passport);
    }

    ValidatableResponse lookUp(String number) {
        return as("partner")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(200);
    }

    static final String BANK_CODE = "308584000013";

    /** Whole, as a claimant sends it. */
    static Map<String, Object> claimOf(String number, String document) {
        var claim = new HashMap<String, Object>();
        claim.put("certificateNumber", number);
        claim.put("identityType", "PASSPORT");
        claim.put("identityNumber", document);
        claim.put("name", "张三");
        claim.put("bankCode", BANK_CODE);
        claim.put("bankAccount", "6200000000000001");
        claim.put("formSigned", true);
        return claim;
    }

    ValidatableResponse claim(String number) {
        return claim(claimOf(number, passport));
    }

    /** Filed, and if it is submitted with a document that shows the account. */
    static ValidatableResponse claim(Map<String, Object> content) {
        var filed = filed("partner", content);
        var answer = filed.extract();
        if (answer.statusCode() == 201) {
            var claim = answer.as(JsonNode.class);
            if (claim.path("status").textValue().equals("SUBMITTED")) {
                showAccount("partner", claim.path("id").textValue());
            }
        }
        return filed;
    }

    static ValidatableResponse filed(String account, Map<String, Object> content) {
        return once(account).body(content).post("/v1/claims").then();
    }

    /** Where a claim stands now. */
    static ValidatableResponse read(String id) {
        return as("auditor").get("/v1/claims/" + id).then().statusCode(200);
    }

    private static void assertStatus(String status, ValidatableResponse answer) {
        var claim = answer.statusCode(200).extract().as(JsonNode.class);
        assertEquals(status, claim.path("status").textValue());
    }

    static int versionOf(String id) {
        return read(id).extract().as(JsonNode.class).path("version").intValue();
    }

    static ValidatableResponse act(String role, String id, String act, int version) {
        return of(role, version)
                .body(Map.of("reason", "It is as the documents say."))
                .post("/v1/claims/" + id + "/" + act)
                .then();
    }

    /** In the version that is there. */
    static ValidatableResponse act(String role, String id, String act) {
        return act(role, id, act, versionOf(id));
    }

    /** A claim of this person that the rules have granted. */
    String granted(int level) throws Exception {
        insured();
        var id = claim(certified(level))
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .path("id")
                .textValue();
        assertStatus("GRANTED", act("subsidy-officer", id, "decision"));
        return id;
    }

    /** Whether the account of the claim is the claimant's own, as an officer finds. */
    static ValidatableResponse checked(String officer, String id, boolean own) {
        return of(officer, versionOf(id))
                .body(Map.of("own", own, "evidence", "letter", "reason", "seen"))
                .post("/v1/claims/" + id + "/account-check")
                .then();
    }

    /** Another person from here on. */
    void somebodyElse() {
        person = UUID.randomUUID();
        passport = "E" + PASSPORTS.incrementAndGet();
    }

    /** Money for whatever a test wants to pay. */
    static void appropriated(String line, String all) {
        var fund = fundOf(line);
        if (fund == null || (int) fund.get("version") == 0) {
            once("treasurer")
                    .body(Map.of("year", 2025, "line", line, "appropriated", all))
                    .post("/v1/funds")
                    .then()
                    .statusCode(201);
        } else {
            of("treasurer", (int) fund.get("version"))
                    .body(Map.of("appropriated", all))
                    .put("/v1/funds/" + fund.get("id"))
                    .then()
                    .statusCode(200);
        }
    }

    /** Null before anybody has asked for it. */
    static Map<String, Object> fundOf(String line) {
        var funds = as("treasurer")
                .get("/v1/funds")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        for (var fund : funds.path("items")) {
            if (fund.path("year").intValue() == 2025
                    && fund.path("line").textValue().equals(line)) {
                return JSON.convertValue(fund, new TypeReference<>() {});
            }
        }
        return null;
    }

    static final String PLENTY = "9000000.00";

    String approved(int level) throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        var id = granted(level);
        assertStatus("APPROVED", act("subsidy-approver", id, "approval"));
        return id;
    }

    static String sent() {
        return once("treasurer")
                .post("/v1/payment-batches")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .path("id")
                .textValue();
    }

    static byte[] fileOf(String batch) {
        return as("treasurer")
                .get("/v1/payment-batches/" + batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static ValidatableResponse reported(String batch, String report) {
        return as("treasurer")
                .contentType("application/xml")
                .body(report.getBytes(StandardCharsets.UTF_8))
                .post("/v1/payment-batches/" + batch + "/bank-reports")
                .then();
    }

    String paid(int level) throws Exception {
        var id = approved(level);
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).paysAll()).statusCode(200);
        assertStatus("PAID", read(id));
        return id;
    }

    static void clockAt(String day) {
        Callers.clockAt(day + "T09:00");
    }

    void execute(String statement) throws SQLException {
        Rows.change(database, statement);
    }
}
