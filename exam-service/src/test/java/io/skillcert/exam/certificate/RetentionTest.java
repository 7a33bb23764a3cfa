package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of personal data is erased when its retention period is over, and not a day before. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RetentionTest extends CertificateFixture {

    @AfterEach
    void backToTheDayOfIssue() {
        clockAt("2025-08-11T10:00");
    }

    @Test
    void an_address_is_kept_for_30_days_after_the_dispatch() throws Exception {
        var number = issued(1).get(0);
        String mailing = once("candidate")
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
        of("exam-officer", 0)
                .body(Map.of("carrier", "EMS", "tracking", "EX123456789CN"))
                .post("/v1/certificate-mailings/" + mailing + "/dispatch")
                .then()
                .statusCode(200);
        var kept = "select id::text from certificate_mailing where encrypted_address is not null and id = '" + mailing
                + "'";
        clockAt("2025-09-10T09:00");
        assertEquals(1, rows(kept));
        clockAt("2025-09-12T09:00");
        assertEquals(0, rows(kept));
        as("exam-officer")
                .get("/v1/certificate-mailings/" + mailing)
                .then()
                .statusCode(200)
                .body("tracking", equalTo("EX123456789CN"));
        assertEquals(
                List.of("service"),
                Rows.texts(
                        database,
                        "select actor from audit_entry where act = 'erase-mailing-addresses' and subject_id = '"
                                + mailing + "'"));
    }

    @Test
    void the_name_of_an_entry_is_kept_for_two_years_after_the_publication_and_that_of_a_certificate_longer()
            throws Exception {
        var number = issued(1).get(0);
        var holder = people.get(0);
        var kept =
                "select registration_id::text from exam_entry where encrypted_name is not null and registration_id = '"
                        + holder.registrationId() + "'";
        clockAt("2027-08-01T09:00");
        assertEquals(1, rows(kept));
        clockAt("2027-08-03T09:00");
        assertEquals(0, rows(kept));
        verified(number, NAME).statusCode(200).body("match", equalTo(true));
        as("exam-officer").get(exam(holder.batchId(), "/entries")).then().statusCode(200);
    }

    @Test
    void the_reason_of_misconduct_is_kept_for_five_years_and_that_of_a_score_review_for_two() throws Exception {
        issued(1);
        var registration = people.get(0).registrationId();
        var misconduct = UUID.randomUUID();
        var review = UUID.randomUUID();
        Rows.change(
                database,
                "insert into misconduct (id, registration_id, subject, degree, reason, decided_by, decided_at) values ('"
                        + misconduct + "', '" + registration
                        + "', 'COMPREHENSIVE_REVIEW', 'SUBJECT', 'a telephone', 'examiner', '2025-08-11T10:00+08:00')");
        Rows.change(
                database,
                "insert into score_review (id, version, registration_id, subject, batch_id, asked_by, asked_on, answer_by,"
                        + " score_before, score_after, reason, answered_by, answered_at) select '" + review
                        + "', 0, registration_id, 'THEORETICAL_KNOWLEDGE', batch_id, 'candidate', '2025-08-02',"
                        + " '2025-08-20', 80, 81, 'added up', 'examiner.2', '2025-08-11T10:00+08:00'"
                        + " from exam_entry where registration_id = '" + registration + "'");
        var reasonOfReview = "select reason || asked_by from score_review where id = '" + review + "'";
        var reasonOfMisconduct = "select reason from misconduct where id = '" + misconduct + "'";
        clockAt("2027-08-11T09:00");
        assertEquals(List.of("added upcandidate"), Rows.texts(database, reasonOfReview));
        clockAt("2027-08-13T09:00");
        assertEquals(List.of("erasederased"), Rows.texts(database, reasonOfReview));
        clockAt("2030-08-11T09:00");
        assertEquals(List.of("a telephone"), Rows.texts(database, reasonOfMisconduct));
        clockAt("2030-08-13T09:00");
        assertEquals(List.of("erased"), Rows.texts(database, reasonOfMisconduct));
    }

    private int rows(String query) throws Exception {
        return Rows.texts(database, query).size();
    }
}
