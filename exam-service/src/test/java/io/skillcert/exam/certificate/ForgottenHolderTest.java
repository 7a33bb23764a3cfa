package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.exam.ExamTopics;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stays of a holder whom registration-service has forgotten. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ForgottenHolderTest extends CertificateFixture {

    @Inject
    @EventKeyset
    FieldCipher eventCipher;

    @Test
    void a_forgotten_holder_leaves_a_certificate_without_a_name() throws Exception {
        var number = issued(1).get(0);
        var holder = people.get(0);
        String next = changed(number, "CORRECTION", "测试乙").extract().path("newNumber");
        var mailing = mailed(next);
        PersonKeysOfTests.forgotten(holder);
        var person = " where person_id = '" + holder.personId() + "'";
        assertEquals(
                List.of(),
                Rows.texts(
                        database,
                        "select registration_id::text from exam_entry" + person
                                + " and (num_nonnulls(encrypted_name, encrypted_document) > 0"
                                + " or holder_digest not like 'erased:%' or acting_accounts <> '{}')"));
        assertEquals(
                List.of(),
                Rows.texts(
                        database,
                        "select number from certificate" + person
                                + " and (num_nonnulls(encrypted_name, encrypted_document) > 0"
                                + " or holder_digest not like 'erased:%')"));
        assertEquals(
                List.of(),
                Rows.texts(
                        database,
                        "select id::text from certificate_change where number = '" + number
                                + "' and (encrypted_name is not null or reason <> 'erased')"));
        assertEquals(
                List.of(),
                Rows.texts(database, "select id::text from certificate_mailing where id = '" + mailing + "'"));
        copy(next, "PAGE").then().statusCode(200).body(not(containsString("测试乙")));
        as("exam-officer").get("/v1/certificates/" + next).then().statusCode(200);
        verified(next, "测试乙").statusCode(200).body("match", equalTo(false));
        as("exam-officer").get(exam(holder.batchId(), "/entries")).then().statusCode(200);
        as("exam-officer").get(exam(holder.batchId(), "/published-list")).then().statusCode(200);
    }

    @Test
    void a_name_in_an_event_can_not_be_decrypted_once_the_key_is_destroyed() throws Exception {
        var number = issued(1).get(0);
        var holder = people.get(0);
        var sent = ExamTopics.issued(number).encryptedName();
        var place = CertificateIssuedV1.place("encryptedName", number);
        var key = PersonKeysOfTests.of(holder.personId()).orElseThrow();
        assertEquals(NAME, key.decryptText(sent, place));
        PersonKeysOfTests.destroyed(holder.personId());
        assertTrue(PersonKeysOfTests.of(holder.personId()).isEmpty());
        assertThrows(IllegalStateException.class, () -> eventCipher.decryptText(sent, place));
        as("exam-officer").get(exam(holder.batchId(), "/entries")).then().statusCode(200);
    }

    @Test
    void certificates_wait_for_the_keys_of_their_holders() throws Exception {
        passed(1);
        PersonKeysOfTests.destroyed(people.get(0).personId());
        issue().then().statusCode(409).body("type", equalTo("urn:skillcert:problem:person-keys-missing"));
        assertEquals(List.of(), numbers());
    }

    private static String mailed(String number) {
        return once("candidate")
                .body(Map.of(
                        "number",
                        number,
                        "identityType",
                        "PASSPORT",
                        "identityNumber",
                        PASSPORT,
                        "address",
                        "13900000000, Futian"))
                .post("/v1/certificate-mailings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
