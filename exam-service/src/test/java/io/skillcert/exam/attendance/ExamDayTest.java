package io.skillcert.exam.attendance;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.attended;
import static io.skillcert.exam.ExamScenario.barredByAnEarlierSitting;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.TicketCodes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Check-in, misconduct, absence and cancellation on the day of the exam. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ExamDayTest extends ExamDayFixture {

    @Inject
    DataSource database;

    @Test
    void a_candidate_is_checked_in_once_by_ticket_from_one_hour_before_the_session() {
        clockAt("2025-07-26T07:59");
        checkIn(theory, ticket(0))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:doors-closed"))
                .body("detail", containsString("2025-07-26T08:00+08:00"));
        clockAt("2025-07-26T08:00");
        checkIn(theory, ticket(0)).statusCode(200).body("seat", equalTo(1)).body("known", equalTo(false));
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0))
                .statusCode(200)
                .body("known", equalTo(true))
                .body("checkedInAt", containsString("T08:0"));
        checkIn(skills, ticket(0)).statusCode(409).body("type", equalTo("urn:skillcert:problem:doors-closed"));
    }

    @Test
    void an_examiner_sees_and_checks_in_only_the_sessions_that_the_exam_officer_assigned() throws Exception {
        accredited("examiner.2");
        assigned(theory, "examiner.2").body("examiners.account", contains("examiner.2"));
        as("examiner").get(exam(batch, "/sessions")).then().body("items.id", contains(skills));
        as("examiner.2").get(exam(batch, "/sessions")).then().body("items.id", contains(theory));
        as("examiner.9").get(exam(batch, "/sessions")).then().body("items", empty());
        as("exam-officer").get(exam(batch, "/sessions")).then().body("items.id", contains(theory, skills));
        as("auditor").get(exam(batch, "/sessions")).then().body("items.id", contains(theory, skills));
        var list = "/v1/exam-sessions/" + theory + "/check-in-list";
        as("examiner").get(list).then().statusCode(404);
        var signature =
                as("examiner.2").get(list).then().statusCode(200).extract().<String>path("signature");
        assertEquals(
                List.of("examiner.2"),
                Rows.texts(
                        database,
                        "select actor from audit_entry where act = 'read-check-in-list' and reason is null"
                                + " and subject_id = '" + theory + "'"));
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0)).statusCode(404).body("type", equalTo("urn:skillcert:problem:session-not-found"));
        merge(theory, signature, List.of(tick(0, "08:20"))).statusCode(404);
        assertEquals(
                List.of(),
                Rows.texts(database, "select registration_id from check_in where session_id = '" + theory + "'"));
        clockAt("2025-08-02T18:00");
        as("examiner.2").get(list).then().statusCode(404);
        as("exam-officer").get(list).then().statusCode(200);
    }

    @Test
    void only_accredited_examiners_are_assigned_by_exam_officers() {
        as("exam-officer")
                .body(Map.of("examinerIds", List.of(UUID.randomUUID())))
                .put("/v1/exam-sessions/" + theory + "/examiners")
                .then()
                .statusCode(400)
                .body("violations.field", contains("examinerIds[0]"));
        as("examiner")
                .body(Map.of("examinerIds", List.of()))
                .put("/v1/exam-sessions/" + theory + "/examiners")
                .then()
                .statusCode(403);
        as("exam-officer")
                .body(Map.of("examinerIds", List.of()))
                .put("/v1/exam-sessions/" + UUID.randomUUID() + "/examiners")
                .then()
                .statusCode(404);
    }

    @Test
    void forged_expired_and_unknown_tickets_are_refused() {
        clockAt("2025-07-26T08:30");
        var forged = ticket(0).substring(0, ticket(0).length() - 4) + "AAAA";
        checkIn(theory, forged).statusCode(409).body("type", equalTo("urn:skillcert:problem:not-a-ticket"));
        checkIn(theory, "no ticket").statusCode(409).body("type", equalTo("urn:skillcert:problem:not-a-ticket"));
        var expired = codes.write(new TicketCodes.Code(registration(0), LocalDate.parse("2025-07-25")));
        checkIn(theory, expired).statusCode(409).body("type", equalTo("urn:skillcert:problem:not-a-ticket"));
        var stranger = codes.write(new TicketCodes.Code(UUID.randomUUID(), LAST_DAY));
        checkIn(theory, stranger).statusCode(409).body("type", equalTo("urn:skillcert:problem:not-expected-here"));
        checkIn(UUID.randomUUID().toString(), ticket(0)).statusCode(404);
    }

    @Test
    void a_merged_list_does_not_count_candidates_twice_who_were_checked_in_by_ticket() {
        var list = as("examiner")
                .get("/v1/exam-sessions/" + theory + "/check-in-list")
                .then()
                .statusCode(200);
        list.body("people.name", contains("测试甲", "测试乙丙"))
                .body("people.seat", contains(1, 2))
                .header("Cache-Control", "no-store");
        var signature = list.extract().<String>path("signature");
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0)).statusCode(200);
        clockAt("2025-07-26T12:00");
        var ticks = List.of(tick(0, "08:40"), tick(1, "08:50"));
        merge(theory, signature, ticks)
                .statusCode(200)
                .body("merged", equalTo(1))
                .body("known", equalTo(1))
                .body("refused", empty());
        merge(theory, signature, ticks).body("merged", equalTo(0)).body("known", equalTo(2));
        close(theory).statusCode(200).body("present", equalTo(2)).body("absent", equalTo(0));
    }

    @Test
    void lists_of_other_sessions_changed_lists_and_impossible_check_ins_are_refused() {
        clockAt("2025-07-26T12:00");
        var signature = signature(theory);
        merge(skills, signature, List.of(tick(0, "08:40")))
                .statusCode(400)
                .body("violations.field", contains("signature"));
        merge(theory, signature + "x", List.of(tick(0, "08:40"))).statusCode(400);
        var late = tick(0, "13:00");
        var stranger = Map.<String, Object>of("registrationId", UUID.randomUUID(), "at", "2025-07-26T08:40:00+08:00");
        merge(theory, signature, List.of(late, stranger))
                .statusCode(200)
                .body("merged", equalTo(0))
                .body("refused.size()", equalTo(2));
    }

    @Test
    void concurrent_check_ins_of_one_candidate_count_once() throws Exception {
        clockAt("2025-07-26T08:30");
        var devices = Executors.newFixedThreadPool(8);
        var answers = devices.invokeAll(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () ->
                        checkIn(theory, ticket(0)).statusCode(200).extract().path("known"))
                .toList());
        devices.shutdown();
        int fresh = 0;
        for (var answer : answers) {
            fresh += answer.get() ? 0 : 1;
        }
        assertEquals(1, fresh);
    }

    @Test
    void EXM_09_a_candidate_without_check_in_is_absent_until_a_list_is_merged_late() throws Exception {
        var signature = signature(theory);
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0)).statusCode(200);
        close(theory).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-not-over"));
        clockAt("2025-07-26T10:30");
        close(theory).statusCode(200).body("present", equalTo(1)).body("absent", equalTo(1));
        close(theory).body("absent", equalTo(0));
        assertEquals(List.of("t"), absent(1));
        merge(theory, signature, List.of(tick(1, "08:55"))).body("merged", equalTo(1));
        assertEquals(List.of(), absent(1));
    }

    @Test
    void misconduct_fails_the_subject_and_its_reason_is_stored() {
        clockAt("2025-07-27T18:00");
        misconduct(0, "THEORETICAL_KNOWLEDGE").statusCode(201);
        misconduct(0, "THEORETICAL_KNOWLEDGE")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:misconduct-decided"));
        misconduct(0, "COMPREHENSIVE_REVIEW").statusCode(404);
        scored(
                batch,
                List.of(
                        score(registration(0), "THEORETICAL_KNOWLEDGE", "95"),
                        score(registration(0), "OPERATIONAL_SKILLS", "95"),
                        score(registration(1), "THEORETICAL_KNOWLEDGE", "95"),
                        score(registration(1), "OPERATIONAL_SKILLS", "95")));
        clockAt("2025-08-01T10:00");
        published(batch);
        as("exam-officer")
                .get(exam(batch, "/results"))
                .then()
                .body(
                        "items.find { it.registrationId == '" + registration(0) + "' }.result.subjects.status",
                        contains("FAILED", "PASSED"))
                .body("items.find { it.registrationId == '" + registration(1) + "' }.outcome", equalTo("PASSED"));
        as("auditor").get(exam(batch, "/misconducts")).then().body("items.reason", contains("a hidden telephone"));
        misconduct(1, "THEORETICAL_KNOWLEDGE")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-published"));
    }

    @Test
    void EXM_14_a_severe_misconduct_voids_the_sitting_and_bars_until_a_day_that_another_officer_may_end()
            throws Exception {
        clockAt("2025-07-27T18:00");
        for (var day : List.of("2025-07-27", "2030-07-28")) {
            misconduct(0, "OPERATIONAL_SKILLS", Map.of("degree", "BARRED_UNTIL", "barredUntil", day))
                    .statusCode(400)
                    .body("violations.field", contains("barredUntil"));
        }
        misconduct(0, "OPERATIONAL_SKILLS", Map.of("degree", "BARRED_UNTIL"))
                .statusCode(400)
                .body("violations.field", contains("barredUntil"));
        misconduct(0, "OPERATIONAL_SKILLS", Map.of("degree", "SITTING", "barredUntil", "2026-07-27"))
                .statusCode(400)
                .body("violations.field", contains("barredUntil"));
        String bar = misconduct(0, "OPERATIONAL_SKILLS", Map.of("degree", "BARRED_UNTIL", "barredUntil", "2030-07-27"))
                .statusCode(201)
                .body("barredUntil", equalTo("2030-07-27"))
                .extract()
                .path("id");
        misconduct(1, "THEORETICAL_KNOWLEDGE", Map.of("degree", "SITTING")).statusCode(201);
        assertEquals(1, events("CandidateBarred", people).size());
        as("auditor")
                .get(exam(batch, "/misconducts"))
                .then()
                .body("items.degree", contains("BARRED_UNTIL", "SITTING", "SITTING", "SITTING"));
        misconduct(0, "THEORETICAL_KNOWLEDGE")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:misconduct-decided"));
        clockAt("2025-08-01T10:00");
        published(batch);
        as("exam-officer")
                .get(exam(batch, "/results"))
                .then()
                .body("items.result.subjects.status.flatten()", contains("FAILED", "FAILED", "FAILED", "FAILED"));
        endBar("exam-officer", bar)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:bar-decided-by-caller"));
        endBar("exam-officer.2", UUID.randomUUID().toString())
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:bar-not-found"));
        endBar("exam-officer.2", bar).statusCode(200).body("barEndedAt", notNullValue());
        endBar("exam-officer.2", bar).statusCode(200);
        assertEquals(1, events("ExamBarEnded", people).size());
    }

    @Test
    void EXM_14_who_is_barred_for_an_earlier_sitting_is_not_checked_in_while_the_bar_is_in_force() throws Exception {
        clockAt("2025-07-26T08:30");
        barredByAnEarlierSitting(database, registration(0), "2025-07-26");
        checkIn(theory, ticket(0))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:barred-from-exams"))
                .body("detail", containsString("2025-07-26"));
        checkIn(theory, ticket(1)).statusCode(200);
        merge(theory, signature(theory), List.of(tick(0, "08:20")))
                .statusCode(200)
                .body("merged", equalTo(0))
                .body("refused.reason", contains("因违纪被禁止参加考试"));
        Rows.change(
                database,
                "update misconduct set bar_ended_by = 'another', bar_ended_at = now() where decided_by = 'one'");
        checkIn(theory, ticket(0)).statusCode(200);
    }

    private ValidatableResponse endBar(String officer, String misconduct) {
        return once(officer)
                .body(Map.of("reason", "the telephone was another candidate's"))
                .post(exam(batch, "/misconducts/" + misconduct + "/end-of-bar"))
                .then();
    }

    @Test
    void REG_12_nobody_is_absent_from_a_session_cancelled_for_a_public_emergency() throws Exception {
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0)).statusCode(200);
        cancel(theory).statusCode(200).body("hindered", equalTo(2));
        cancel(theory).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-cancelled"));
        checkIn(theory, ticket(1)).statusCode(409);
        clockAt("2025-07-26T18:00");
        close(theory).statusCode(409);
        as("exam-officer").get(exam(batch, "/entries")).then().body("items.status", contains("CONFIRMED", "CONFIRMED"));
        assertEquals(2, events("SittingCancelled", people).size());
        // The cancelled session has released its room, and the seats of the other subject are kept.
        plan(theorySession("2025-07-27T14:00:00+08:00"), skillsSession())
                .statusCode(201)
                .body("moved", equalTo(2));
        var assigned = events("SeatsAssigned", people);
        assertEquals(4, assigned.size());
        assertTrue(assigned.stream().anyMatch(event -> event.value().contains("2025-07-27T06:00:00Z")));
    }

    @Test
    void an_absence_is_taken_back_when_its_session_is_cancelled() throws Exception {
        clockAt("2025-07-26T18:00");
        close(theory).statusCode(200).body("absent", equalTo(2));
        cancel(theory).statusCode(200);
        assertEquals(List.of(), absent(0));
    }

    @Test
    void a_session_that_has_taken_place_can_not_be_cancelled() throws Exception {
        clockAt("2025-07-27T18:00");
        attended(batch);
        once("examiner")
                .body(Map.of("scores", List.of(score(registration(0), "OPERATIONAL_SKILLS", "60"))))
                .post(exam(batch, "/scores"))
                .then()
                .statusCode(200);
        cancel(skills).statusCode(409).body("type", equalTo("urn:skillcert:problem:session-was-sat"));
    }

    private List<String> absent(int person) throws Exception {
        return Rows.texts(database, "select absent from score where registration_id = '" + registration(person) + "'");
    }
}
