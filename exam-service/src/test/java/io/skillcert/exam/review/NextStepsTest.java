package io.skillcert.exam.review;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamScenario;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The next steps of a candidate's own exams, from the seat to the certificate. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class NextStepsTest extends ScoreReviewFixture {

    @Test
    void before_the_result_the_seats_and_the_day_of_publication_are_known() throws Exception {
        var person = ExamScenario.entered(batch, 4).get(0).registrationId();
        assertEquals(List.of(), codes(own(person), "steps"));
        ExamScenario.seated(batch, 10);
        clockAt("2025-07-26T07:00");
        var entry = own(person);
        assertEquals("SEATED", entry.path("status").textValue());
        assertEquals(List.of("CONFIRMED", "SEATED", "SEATED"), codes(entry, "happened"));
        assertEquals(
                List.of("SIT_THEORETICAL_KNOWLEDGE", "SIT_OPERATIONAL_SKILLS", "AWAIT_RESULT"), codes(entry, "steps"));
        assertEquals(
                "2025-07-26",
                step(entry, "SIT_THEORETICAL_KNOWLEDGE").path("from").textValue());
        assertEquals("2025-08-01", step(entry, "AWAIT_RESULT").path("until").textValue());
        assertTrue(entry.path("findings").isEmpty());
        clockAt("2025-07-27T18:00");
        assertEquals(List.of("SIT_OPERATIONAL_SKILLS", "AWAIT_RESULT"), codes(own(person), "steps"));
        ExamScenario.attended(batch);
        assertEquals(
                List.of("CONFIRMED", "SEATED", "CHECKED_IN", "SEATED", "CHECKED_IN"), codes(own(person), "happened"));
        assertEquals(List.of("AWAIT_RESULT"), codes(own(person), "steps"));
    }

    @Test
    void EXM_05_a_score_review_is_requested_until_its_last_day_and_answered_by_another() throws Exception {
        var person = published("75", "59").get(0);
        assertEquals(
                "2025-08-08",
                step(own(person), "REQUEST_SCORE_REVIEW").path("until").textValue());
        var review = asked(person, SKILLS);
        var asked = step(own(person), "AWAIT_REVIEW_ANSWER");
        assertEquals("2025-08-15", asked.path("until").textValue());
        assertEquals("/v1/score-reviews/" + review, asked.at("/call/href").textValue());
        clockAt("2025-08-09T00:01");
        assertFalse(codes(own(person), "steps").contains("REQUEST_SCORE_REVIEW"));
        answered(review, "59").statusCode(200);
        assertTrue(codes(own(person), "happened").contains("REVIEW_ANSWERED"));
        assertFalse(codes(own(person), "steps").contains("AWAIT_REVIEW_ANSWER"));
    }

    @Test
    void EXM_08_who_has_not_passed_sees_why_and_registers_the_resit_within_the_year() throws Exception {
        var person = published("75", "59").get(0);
        var entry = own(person);
        var failed = new ArrayList<String>();
        entry.path("findings").forEach(finding -> {
            if (finding.path("verdict").textValue().equals("NOT_MET")) {
                failed.add(finding.path("rule").textValue());
            }
        });
        assertEquals(List.of("EXM-02", "EXM-07", "EXM-11"), failed);
        var resit = step(entry, "REGISTER_RESIT");
        assertEquals("2026-08-01", resit.path("until").textValue());
        assertEquals("registration-service", resit.at("/call/service").textValue());
        assertEquals(
                "/v1/registrations/" + person + "/resit", resit.at("/call/href").textValue());
        clockAt("2026-08-02T09:00");
        assertFalse(codes(own(person), "steps").contains("REGISTER_RESIT"));
    }

    @Test
    void EXM_11_a_certificate_is_awaited_and_then_copied_and_verified_and_no_claim_is_offered_that_may_be_late()
            throws Exception {
        var person = published("75", "75").get(0);
        assertEquals(
                "2025-08-09",
                step(own(person), "AWAIT_CERTIFICATE").path("from").textValue());
        clockAt("2025-08-11T09:00");
        issued(1);
        var entry = own(person);
        assertEquals("CERTIFIED", entry.path("status").textValue());
        assertTrue(codes(entry, "happened").contains("CERTIFIED"));
        var steps = List.of(
                "LOOK_UP_RESULT", "COPY_CERTIFICATE", "MAIL_CERTIFICATE", "VERIFY_CERTIFICATE", "LOOK_UP_ENTITLEMENT");
        assertEquals(steps, codes(entry, "steps"));
        var lookUp = step(entry, "LOOK_UP_ENTITLEMENT");
        assertEquals("subsidy-service", lookUp.at("/call/service").textValue());
        assertEquals("/v1/entitlement-lookups", lookUp.at("/call/href").textValue());
        clockAt("2026-12-01T09:00");
        assertEquals(steps, codes(own(person), "steps"));
    }

    @Test
    void the_exams_of_others_are_not_listed() throws Exception {
        var person = published("75", "75").get(0);
        listed("candidate.2").body("items.find { it.id == '" + person + "' }", nullValue());
        listed("candidate").body("items.id", hasItem(person.toString()));
        as("partner").get("/v1/exam-entries/own/next-steps").then().statusCode(403);
    }

    @Test
    void each_step_with_a_day_is_an_event_of_the_calendar() throws Exception {
        var person = published("75", "59").get(0);
        var file = as("candidate")
                .header("Accept-Language", "en")
                .get("/v1/exam-entries/own/next-steps.ics")
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .extract()
                .asString();
        var own = Biweekly.parse(file).first().getEvents().stream()
                .filter(event -> event.getUid().getValue().startsWith(person.toString()))
                .toList();
        assertEquals(2, own.size());
        assertEquals(
                person + "-REQUEST_SCORE_REVIEW@skillcert", own.get(0).getUid().getValue());
        assertEquals(
                "Last day: Request the review of a score, once for each subject",
                own.get(0).getSummary().getValue());
        assertFalse(own.get(0).getDateStart().getValue().hasTime());
    }

    private static JsonNode own(UUID registration) {
        for (var entry : listed("candidate").extract().as(JsonNode.class).path("items")) {
            if (entry.path("id").textValue().equals(registration.toString())) {
                return entry;
            }
        }
        throw new AssertionError("not listed: " + registration);
    }

    private static ValidatableResponse listed(String client) {
        return as(client).get("/v1/exam-entries/own/next-steps").then().statusCode(200);
    }

    private static JsonNode step(JsonNode entry, String code) {
        for (var step : entry.path("steps")) {
            if (step.path("code").textValue().equals(code)) {
                return step;
            }
        }
        throw new AssertionError(code + " is not in " + entry);
    }

    private static List<String> codes(JsonNode entry, String part) {
        var codes = new ArrayList<String>();
        entry.path(part).forEach(one -> codes.add(one.path("code").textValue()));
        return codes;
    }
}
