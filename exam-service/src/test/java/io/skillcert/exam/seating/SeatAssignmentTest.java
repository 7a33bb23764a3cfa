package io.skillcert.exam.seating;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.awaitTrainings;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.ExamScenario.sessions;
import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.exam.RegistrationEvents.trained;
import static io.skillcert.exam.RegistrationEvents.with;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seat assignment over HTTP; the arrangement has unit tests of its own. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SeatAssignmentTest {

    private final UUID batch = UUID.randomUUID();
    private final String room = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    DataSource database;

    @BeforeEach
    void today() {
        clockAt("2025-07-14T09:00");
    }

    @Test
    void a_plan_with_too_few_seats_is_refused_as_a_whole_with_its_shortages() throws Exception {
        entered(batch, 4, 4);
        assign(sessions(1))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:seats-short"))
                .body("detail", containsString("OPERATIONAL_SKILLS：2人需要座位，空余1个"));
        as("exam-officer").get(exam(batch, "/entries")).then().body("items.status", contains("CONFIRMED", "CONFIRMED"));
        as("exam-officer")
                .get(exam(batch, "/entries?view=brief"))
                .then()
                .statusCode(200)
                .body(
                        "items[0].keySet()",
                        containsInAnyOrder("registrationId", "registrationNumber", "registeredOn", "status", "version"))
                .body("items.status", contains("CONFIRMED", "CONFIRMED"));
        assertEquals(List.of(), Rows.texts(database, "select id from exam_session where batch_id = '" + batch + "'"));
    }

    @Test
    void sessions_in_one_room_must_not_overlap() throws Exception {
        entered(batch, 4);
        plan(
                        session("THEORETICAL_KNOWLEDGE", room, 5, "2025-07-26T09:00:00+08:00"),
                        session("OPERATIONAL_SKILLS", room, 5, "2025-07-26T10:29:00+08:00"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:room-taken"));
    }

    @Test
    void EXM_03_a_candidate_has_a_break_between_two_subjects() throws Exception {
        entered(batch, 4);
        var theory = session("THEORETICAL_KNOWLEDGE", room, 5, "2025-07-26T09:00:00+08:00");
        plan(theory, session("OPERATIONAL_SKILLS", room + "b", 5, "2025-07-26T10:44:00+08:00"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:seats-short"))
                .body("detail", containsString("没有与其他科目时间相容的空余座位"));
        plan(theory, session("OPERATIONAL_SKILLS", room + "b", 5, "2025-07-26T10:45:00+08:00"))
                .statusCode(201);
    }

    @Test
    void a_session_lasts_as_long_as_its_subject_and_ends_on_the_same_day() throws Exception {
        entered(batch, 4);
        plan(
                        changed("endsAt", "2025-07-26T10:29:00+08:00", theory(5)),
                        changed("endsAt", "2025-07-27T10:29:00+08:00", theory(5)))
                .statusCode(400)
                .body("violations.field", contains("sessions[0].endsAt", "sessions[1].endsAt"));
    }

    @Test
    void a_session_outside_the_exam_period_is_refused_unless_an_emergency_cancelled_one() throws Exception {
        var period = Map.<String, Object>of("examPeriod", Map.of("from", "2025-07-26", "to", "2025-07-27"));
        send(UUID.randomUUID().toString(), with(confirmed(batch, 4), period));
        awaitEntries(batch, 1);
        var early = session("OPERATIONAL_SKILLS", room, 5, "2025-07-25T09:00:00+08:00");
        var late = session("OPERATIONAL_SKILLS", room, 5, "2025-07-28T09:00:00+08:00");
        plan(theory(5), early, late)
                .statusCode(400)
                .body("violations.field", contains("sessions[1].startsAt", "sessions[2].startsAt"));
        plan(theory(5), skills(5)).statusCode(201);
        String cancelled = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == 'OPERATIONAL_SKILLS' }.id");
        once("exam-officer")
                .body(Map.of("reason", "typhoon, red signal"))
                .post("/v1/exam-sessions/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);
        plan(theory(5), early).statusCode(400);
        plan(theory(5), late).statusCode(201);
    }

    @Test
    void accommodations_and_sites_are_respected() throws Exception {
        var person = Map.<String, Object>of(
                "site", "Site 2", "accommodation", Map.of("extraMinutes", 30, "accessibleRoom", true));
        send(UUID.randomUUID().toString(), with(confirmed(batch, 4), person));
        awaitEntries(batch, 1);
        plan(theory(5), skills(5))
                .statusCode(409)
                .body("detail", containsString("THEORETICAL_KNOWLEDGE、Site 2、无障碍、延长30分钟"));
        var suitable = new HashMap<>(theory(5));
        suitable.putAll(Map.of("site", "Site 2", "accessible", true, "endsAt", "2025-07-26T11:00:00+08:00"));
        var skills = new HashMap<>(skills(5));
        skills.putAll(Map.of("site", "Site 2", "accessible", true, "endsAt", "2025-07-27T11:30:00+08:00"));
        plan(suitable, skills).statusCode(201).body("seated", equalTo(1)).body("moved", equalTo(1));
    }

    @Test
    void candidates_of_one_institution_do_not_sit_side_by_side() throws Exception {
        var institution = UUID.randomUUID();
        var people = entered(batch, 4, 4, 4, 4);
        for (var person : people.subList(0, 2)) {
            trained(person, institution);
        }
        awaitTrainings(database, institution, 2);
        var theory = new HashMap<>(theory(4));
        theory.put("seatsPerRow", 4);
        plan(theory, skills(4)).statusCode(201);
        var numbers = Rows.texts(
                database,
                "select number from seat where subject = 'THEORETICAL_KNOWLEDGE' and registration_id in ('"
                        + people.get(0).registrationId() + "', '"
                        + people.get(1).registrationId() + "') order by number");
        assertEquals(List.of("1", "3"), numbers);
    }

    @Test
    void existing_seats_are_kept_and_announced_once_when_candidates_are_added() throws Exception {
        var first = entered(batch, 4, 4);
        plan(theory(2), skills(2)).statusCode(201).body("moved", equalTo(2));
        var before = seats();
        plan(theory(2), skills(2)).statusCode(201).body("seated", equalTo(2)).body("moved", equalTo(0));
        var late = confirmed(batch, 4);
        send(UUID.randomUUID().toString(), late);
        awaitEntries(batch, 3);
        plan(theory(2), skills(2)).statusCode(409);
        plan(theory(3), skills(3)).statusCode(201).body("seated", equalTo(3)).body("moved", equalTo(1));
        assertTrue(seats().containsAll(before));
        var all = new ArrayList<RegistrationConfirmedV1>(first);
        all.add(late);
        assertEquals(3, events("SeatsAssigned", all).size());
    }

    @Test
    void a_candidate_who_loses_a_seat_gets_another_one_with_an_event() throws Exception {
        var people = entered(batch, 4);
        plan(theory(2), skills(2)).statusCode(201);
        var later = session("THEORETICAL_KNOWLEDGE", room, 2, "2025-07-26T14:00:00+08:00");
        plan(later, skills(2)).statusCode(201).body("moved", equalTo(1));
        var assigned = events("SeatsAssigned", people);
        assertTrue(
                assigned.get(1).value().contains("2025-07-26T06:00:00Z"),
                assigned.get(1).value());
        assertTrue(assigned.get(1).value().contains("OPERATIONAL_SKILLS"));
    }

    @Test
    void a_session_that_has_begun_can_not_be_changed_and_takes_no_more_candidates() throws Exception {
        entered(batch, 4);
        plan(theory(2), skills(2)).statusCode(201);
        clockAt("2025-07-26T09:00");
        plan(skills(2)).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-has-begun"));
        plan(theory(3), skills(2)).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-has-begun"));
        send(UUID.randomUUID().toString(), confirmed(batch, 4));
        awaitEntries(batch, 2);
        plan(theory(2), skills(2)).statusCode(409).body("detail", containsString("THEORETICAL_KNOWLEDGE：1人需要"));
        var second = session("THEORETICAL_KNOWLEDGE", room, 1, "2025-07-26T14:00:00+08:00");
        plan(theory(2), second, skills(2)).statusCode(201).body("moved", equalTo(1));
        clockAt("2025-07-14T09:00");
    }

    @Test
    void planned_sessions_must_begin_in_the_future() throws Exception {
        entered(batch, 4);
        clockAt("2025-07-26T09:00");
        plan(theory(2), skills(2)).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-in-the-past"));
    }

    private ValidatableResponse assign(Map<String, Object> plan) {
        return once("exam-officer")
                .body(plan)
                .post(exam(batch, "/seat-assignments"))
                .then();
    }

    private ValidatableResponse plan(Map<?, ?>... sessions) {
        return assign(Map.of("sessions", List.of(sessions)));
    }

    private Map<String, Object> theory(int seats) {
        return session("THEORETICAL_KNOWLEDGE", room, seats, "2025-07-26T09:00:00+08:00");
    }

    private Map<String, Object> skills(int seats) {
        return session("OPERATIONAL_SKILLS", room, seats, "2025-07-27T09:00:00+08:00");
    }

    private static Map<String, Object> changed(String field, Object value, Map<String, Object> session) {
        var changed = new HashMap<>(session);
        changed.put(field, value);
        return changed;
    }

    private List<String> seats() throws Exception {
        return Rows.texts(
                database,
                "select registration_id || seat.subject || session_id || number from seat join exam_session s"
                        + " on s.id = session_id where batch_id = '" + batch + "'");
    }
}
