package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CertificateChangeTest extends CertificateFixture {

    @Test
    void a_revocation_is_requested_by_one_officer_and_decided_by_another() throws Exception {
        var number = issued(1).get(0);
        String change = requested(number, "REVOCATION", null)
                .statusCode(201)
                .body("approved", equalTo(null))
                .extract()
                .path("id");
        requested(number, "REISSUE", null)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:certificate-change-open"));
        decided("exam-officer", change, true)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:same-person"));
        as("auditor").get("/v1/certificate-changes?open=true&limit=200").then().body("items.id", hasItem(change));
        decided("exam-officer.2", change, true).statusCode(200).body("approved", equalTo(true));
        as("auditor").get("/v1/certificate-changes?open=true&limit=200").then().body("items.id", not(hasItem(change)));
        as("exam-officer")
                .get("/v1/certificates/" + number)
                .then()
                .body("status", equalTo("REVOKED"))
                .body("endedOn", equalTo("2025-08-11"));
        var sent = events("CertificateRevoked", people);
        assertEquals(1, sent.size());
        assertTrue(sent.get(0).value().contains(number));
        requested(number, "REISSUE", null)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:certificate-not-valid"));
    }

    @Test
    void the_database_refuses_a_decision_by_the_requester() throws Exception {
        var number = issued(1).get(0);
        String change =
                requested(number, "REVOCATION", null).statusCode(201).extract().path("id");
        var refused = assertThrows(
                SQLException.class,
                () -> Rows.change(
                        database,
                        "update certificate_change set approved = true, decided_at = now(), decided_by = requested_by"
                                + " where id = '" + change + "'"));
        assertTrue(refused.getMessage().contains("certificate_change_by_two_people"), refused.getMessage());
    }

    @Test
    void a_rejected_change_leaves_the_certificate_valid() throws Exception {
        var number = issued(1).get(0);
        String change =
                requested(number, "REVOCATION", null).statusCode(201).extract().path("id");
        decided("exam-officer.2", change, false).statusCode(200).body("approved", equalTo(false));
        decided("exam-officer.2", change, true).statusCode(412);
        as("exam-officer").get("/v1/certificates/" + number).then().body("status", equalTo("VALID"));
        requested(number, "REISSUE", null).statusCode(201);
    }

    @Test
    void EXM_12_a_reissue_has_the_next_serial_and_the_original_day_of_issue() throws Exception {
        var number = issued(1).get(0);
        var last = lastSerial();
        String next = changed(number, "REISSUE", null).extract().path("newNumber");
        assertEquals(last + 1, serial(next));
        as("exam-officer")
                .get("/v1/certificates/" + next)
                .then()
                .body("status", equalTo("VALID"))
                .body("replaces", equalTo(number))
                .body("issuedOn", equalTo("2025-08-11"));
        as("exam-officer").get("/v1/certificates/" + number).then().body("status", equalTo("REPLACED"));
        verified(number, NAME).body("match", equalTo(true)).body("status", equalTo("REPLACED"));
        verified(next, NAME).body("match", equalTo(true)).body("status", equalTo("VALID"));
        var sent = events("CertificateReissued", people);
        assertEquals(1, sent.size());
        assertTrue(
                sent.get(0).value().contains("\"replacedNumber\":\"" + number + "\""),
                sent.get(0).value());
    }

    @Test
    void a_corrected_certificate_is_verified_by_the_new_name() throws Exception {
        var number = issued(1).get(0);
        requested(number, "CORRECTION", null).statusCode(400).body("violations.field", contains("name"));
        requested(number, "REISSUE", "测试乙").statusCode(400).body("violations.field", contains("name"));
        String next = changed(number, "CORRECTION", "测试乙").extract().path("newNumber");
        verified(next, "测试乙").body("match", equalTo(true));
        verified(next, NAME).body("match", equalTo(false));
        var sent = events("CertificateReissued", people).get(0).value();
        assertTrue(sent.contains("\"kind\":\"CORRECTION\""), sent);
        assertTrue(!sent.contains("测试"), "an event holds a name");
    }

    @Test
    void concurrent_decisions_carry_a_change_out_once() throws Exception {
        var number = issued(1).get(0);
        String change =
                requested(number, "REISSUE", null).statusCode(201).extract().path("id");
        var officers = Executors.newFixedThreadPool(6);
        var answers = officers.invokeAll(IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i ->
                        () -> decided("exam-officer.2", change, true).extract().statusCode())
                .toList());
        officers.shutdown();
        int carriedOut = 0;
        for (var answer : answers) {
            carriedOut += answer.get() == 200 ? 1 : 0;
        }
        assertEquals(1, carriedOut);
        var certificates = Rows.texts(
                database,
                "select number from certificate where registration_id = '"
                        + people.get(0).registrationId() + "'");
        assertEquals(2, certificates.size());
    }
}
