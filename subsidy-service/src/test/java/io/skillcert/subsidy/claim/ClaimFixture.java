package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.http.StrictJson;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Callers;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;

/** A person with a certificate, and what is done about its subsidy. */
abstract class ClaimFixture {

    static final ObjectMapper JSON = StrictJson.mapper();
    static final AtomicInteger SERIALS = new AtomicInteger();
    static final AtomicInteger PASSPORTS = new AtomicInteger(10_000_000);

    final UUID person = UUID.randomUUID();
    final String passport = "E" + PASSPORTS.incrementAndGet();

    @Inject
    HolderDigests digests;

    @Inject
    DataSource database;

    @BeforeEach
    void onTheDayOfIssue() {
        clockAt("2025-08-11");
    }

    void insured() {
        once("subsidy-officer")
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
                golden.issuedAt());
        tell(CertificateIssuedV1.TYPE, event);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> as("partner")
                                .body(lookUpOf(number))
                                .post("/v1/entitlement-lookups")
                                .statusCode()
                        == 200);
        return number;
    }

    /** As exam-service does. */
    void tell(String type, Object event) throws Exception {
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .send(
                        "exam.events",
                        UUID.randomUUID().toString(),
                        type,
                        person.toString(),
                        JSON.writeValueAsString(event));
    }

    static CertificateIssuedV1 golden() throws IOException {
        try (var in = ClaimFixture.class.getResourceAsStream("/golden/exam/certificate-issued.v1.json")) {
            return JSON.readValue(in, CertificateIssuedV1.class);
        }
    }

    Map<String, String> lookUpOf(String number) {
        return Map.of("certificateNumber", number, "identityType", "PASSPORT", "identityNumber", passport);
    }

    io.restassured.response.ValidatableResponse lookUp(String number) {
        return as("partner")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(200);
    }

    static Map<String, String> claimOf(String number, String document) {
        return Map.of(
                "certificateNumber",
                number,
                "identityType",
                "PASSPORT",
                "identityNumber",
                document,
                "bankAccount",
                "6200000000000001");
    }

    io.restassured.response.ValidatableResponse claim(String number) {
        return once("partner")
                .body(claimOf(number, passport))
                .post("/v1/claims")
                .then();
    }

    io.restassured.response.ValidatableResponse act(String role, String id, String act, int version) {
        return of(role, version).post("/v1/claims/" + id + "/" + act).then();
    }

    static void clockAt(String day) {
        Callers.clockAt(day + "T09:00");
    }

    void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
