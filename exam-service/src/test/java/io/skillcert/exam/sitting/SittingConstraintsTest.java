package io.skillcert.exam.sitting;

import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** Each statement breaks one rule of the sitting that the database holds, past the code that holds it too. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SittingConstraintsTest extends SittingFixture {

    /** The rules that a trigger raises without a field for their name begin their message with it. */
    private static final Pattern NAMED_IN_MESSAGE = Pattern.compile("([a-z_0-9]+): .*", Pattern.DOTALL);

    private void assertViolates(String constraint, String statement) {
        var refusal = assertThrows(PSQLException.class, () -> Rows.change(database, statement));
        var error = refusal.getServerErrorMessage();
        var message = NAMED_IN_MESSAGE.matcher(error.getMessage());
        assertEquals(
                constraint,
                error.getConstraint() == null && message.matches() ? message.group(1) : error.getConstraint(),
                refusal.getMessage());
    }

    /** Inserts an attempt of the first candidate in theory. */
    private String attempt(String session, String paper) {
        return "insert into attempt (id, registration_id, subject, session_id, paper_id, seat, positions, order_seed, duration_s,"
                + " grace_s, awaited_s) select gen_random_uuid(), f.registration_id, f.subject, '" + session + "', "
                + paper
                + ", 1, 8, sha256(''), 5400, 60, 3600 from seat_form f where f.subject = '" + THEORY
                + "' and f.registration_id = '" + people.get(0).registrationId() + "'";
    }

    private static String answer(Machine machine, int device, String numbers) {
        return "insert into answer_event (attempt_id, device_no, n, position, response, client_at) select '"
                + machine.attempt() + "', " + device + ", n, 1, 'true', business_time() from generate_series(" + numbers
                + ") n";
    }

    @Test
    void attempt_by_checked_in_candidate() throws Exception {
        Rows.change(
                database,
                "delete from check_in where registration_id = '" + people.get(0).registrationId() + "'");
        assertViolates("attempt_by_checked_in_candidate", attempt(session, "f.paper_id"));
    }

    @Test
    void attempt_has_a_seat() throws Exception {
        var other =
                text("select id from exam_session where batch_id = '" + batch + "' and subject = 'OPERATIONAL_SKILLS'");
        assertViolates("attempt_has_a_seat", attempt(other, "f.paper_id"));
    }

    @Test
    void attempt_with_the_form_of_its_seat() {
        assertViolates(
                "attempt_with_the_form_of_its_seat",
                attempt(
                        session,
                        "(select p.id from paper p where p.session_id = '" + session
                                + "' and p.id <> f.paper_id limit 1)"));
    }

    @Test
    void answer_event_of_live_device() throws Exception {
        var machine = started(0);
        var seat = Integer.parseInt(text("select seat from attempt where id = '" + machine.attempt() + "'"));
        once("invigilator")
                .body(Map.of("seat", seat, "reason", "power supply"))
                .post("/v1/exam-sessions/" + session + "/device-releases")
                .then()
                .statusCode(200);
        assertViolates("answer_event_of_live_device", answer(machine, 1, "1, 1"));
    }

    @Test
    void answer_event_up_to_5000_and_a_machine_is_told_so() throws Exception {
        var machine = started(0);
        Rows.change(database, answer(machine, 1, "1, 4999"));
        Rows.change(database, "update attempt set unsent = 0 where id = '" + machine.attempt() + "'");
        machine.save(answer(5000, 2, true, "09:01")).statusCode(200).body("acked", equalTo(5000));
        machine.save(answer(5001, 2, false, "09:02"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "too-many-answers"))
                .body("detail", containsString("5000"));
        assertViolates("answer_event_up_to_5000", answer(machine, 1, "5001, 5001"));
        machine.submit().statusCode(200);
        assertEquals("5000", text("select count(*) from answer_event where attempt_id = '" + machine.attempt() + "'"));
    }

    @Test
    void seat_form_of_session() {
        assertRefusedAsForm("\"approved_by\": null, \"approved_at\": null");
        assertRefusedAsForm("\"level\": 2");
    }

    /** A paper that differs from one of the session in what is given is no form of its seats. Both statements are one transaction. */
    private void assertRefusedAsForm(String difference) {
        var id = UUID.randomUUID();
        assertViolates(
                "seat_form_of_session",
                "insert into paper select (jsonb_populate_record(p, '{\"id\": \"" + id
                        + "\", \"form\": 8, \"forms\": 8, "
                        + difference + "}')).* from paper p where p.session_id = '" + session + "' and p.form = 1;"
                        + " update seat_form set paper_id = '" + id + "' where subject = '" + THEORY
                        + "' and registration_id = '" + people.get(0).registrationId() + "'");
    }

    @Test
    void time_grant_by_two_people() {
        var machine = started(0);
        String grant = invigilator(
                        "invigilator",
                        "/time-grants",
                        Map.of("attempt", machine.attempt(), "minutes", 30, "reason", "power failure"))
                .statusCode(201)
                .extract()
                .path("id");
        assertViolates(
                "time_grant_by_two_people",
                "update time_grant set approved_by = asked_by, approved_at = business_time() where id = '" + grant
                        + "'");
    }

    @Test
    void interruption_by_two_people() {
        started(0);
        String interruption = invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of("from", "2025-07-26T09:00:00+08:00", "cause", "a cable was cut"))
                .statusCode(201)
                .extract()
                .path("id");
        assertViolates(
                "interruption_by_two_people",
                "update interruption set decision = 'REFUSED', decided_by = recorded_by, decided_at = business_time() where id = '"
                        + interruption + "'");
    }

    @Test
    void a_paper_is_not_there_before_its_time() {
        clockAt("2025-07-26T08:10");
        var machine = opened(0);
        machine.paper()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "paper-not-yet"))
                .body("detail", containsString("2025-07-26 08:30"));
        clockAt("2025-07-26T08:30");
        machine.paper().statusCode(200);
    }
}
