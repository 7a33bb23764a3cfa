package io.skillcert.exam.certificate;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Certificates of level 3, issued on 11 August 2025 to holders with the same name and passport number. */
abstract class CertificateFixture {

    static final String NAME = "测试甲";
    static final String PASSPORT = "E12345678";

    private static final Queue<Issued> UNUSED = new ArrayDeque<>();

    private record Issued(String number, RegistrationConfirmedV1 holder) {}

    final UUID batch = UUID.randomUUID();
    List<RegistrationConfirmedV1> people;

    @Inject
    HolderDigests digests;

    @Inject
    DataSource database;

    /** Publishes passed results; certificates can be issued. */
    void passed(int count) throws Exception {
        clockAt("2025-07-14T09:00");
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, PASSPORT));
        people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var event = confirmed(batch, 3, digest);
            var named = PersonKeysOfTests.named(event, NAME, "PASSPORT *****5678");
            send(UUID.randomUUID().toString(), named);
            people.add(named);
        }
        awaitEntries(batch, count);
        seated(batch, count);
        clockAt("2025-07-27T18:00");
        ExamScenario.passed(batch, people);
        clockAt("2025-08-01T10:00");
        published(batch);
        clockAt("2025-08-11T10:00");
    }

    Response issue() {
        return once("exam-officer").post(exam(batch, "/certificates"));
    }

    /** Takes certificates that no other test uses; {@code people} become their holders. */
    List<String> issued(int count) throws Exception {
        if (UNUSED.size() < count) {
            passed(20);
            issue().then().statusCode(201);
            var numbers = numbers().iterator();
            people.forEach(person -> UNUSED.add(new Issued(numbers.next(), person)));
        }
        clockAt("2025-08-11T10:00");
        var taken = Stream.generate(UNUSED::remove).limit(count).toList();
        people = taken.stream().map(Issued::holder).toList();
        return taken.stream().map(Issued::number).toList();
    }

    /** The numbers of the batch's certificates, in the order of registration. */
    List<String> numbers() {
        return as("exam-officer")
                .get(exam(batch, "/certificates?limit=200"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.number");
    }

    static int serial(String number) {
        return Integer.parseInt(number.substring(16));
    }

    /** The last serial number of the year and level, 0 before the first. */
    int lastSerial() throws Exception {
        return Rows.texts(database, "select last from certificate_serial where year = 2025 and level = 3").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    static ValidatableResponse requested(String number, String kind, String name) {
        var body = new HashMap<>(Map.of("number", number, "kind", kind, "reason", "requested by the holder"));
        if (name != null) {
            body.put("name", name);
        }
        return once("exam-officer").body(body).post("/v1/certificate-changes").then();
    }

    static ValidatableResponse decided(String officer, String change, boolean approved) {
        return of(officer, 0)
                .body(Map.of("approved", approved, "reason", "seen and checked"))
                .post("/v1/certificate-changes/" + change + "/decision")
                .then();
    }

    /** A change requested by one officer and approved by another. */
    static ValidatableResponse changed(String number, String kind, String name) {
        String change = requested(number, kind, name).statusCode(201).extract().path("id");
        return decided("exam-officer.2", change, true).statusCode(200);
    }

    static Response copy(String number, String form) {
        return as("exam-officer").body(Map.of("number", number, "form", form)).post("/v1/certificate-copies");
    }

    static ValidatableResponse verified(String number, String name) {
        return given().contentType("application/json")
                .body(Map.of("number", number, "name", name))
                .post("/v1/certificate-verifications")
                .then();
    }
}
