package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An auditor who has nothing but the number of a certificate finds each mark that it rests on, by calls alone. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CertificateTraceTest extends CorrectedKeyFixture {

    private static JsonNode read(String path) {
        return as("auditor").get(path).then().statusCode(200).extract().as(JsonNode.class);
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        JsonNode found = null;
        for (var one : list) {
            if (one.get(field).asText().equals(value)) {
                assertEquals(null, found, "only one has " + field + " " + value);
                found = one;
            }
        }
        assertTrue(found != null, "one has " + field + " " + value);
        return found;
    }

    @Test
    void a_certificate_leads_back_to_each_mark_with_its_rule_its_key_its_response_and_its_points() throws Exception {
        var number = issued();

        var certificate = read("/v1/certificates/" + number);
        var registration = certificate.get("registrationId").textValue();
        var entry = only(read(exam(batch, "/entries?limit=200")).get("items"), "registrationId", registration);
        assertEquals("CERTIFIED", entry.get("status").textValue());
        var result = only(read(exam(batch, "/results?limit=200")).get("items"), "registrationId", registration);
        assertEquals("PASSED", result.get("outcome").textValue());
        assertEquals(registration, people.get(0).registrationId().toString());

        var marking =
                only(read("/v1/exam-entries/" + registration + "/markings").get("markings"), "subject", THEORY);
        assertEquals("mark/1", marking.get("engine").textValue());
        // 10 + 10 + 10 + 0 of the statements, and 60 of the choices, one by its corrected key
        assertEquals(
                new BigDecimal("90.00"), marking.get("score").decimalValue().setScale(2));
        var attempt = marking.get("attempt").textValue();

        var record = read("/v1/attempt-records/" + attempt);
        assertEquals(marking.get("receipt"), record.get("receipt"));
        assertTrue(record.get("intact").booleanValue());
        var responses = new HashMap<Integer, String>();
        record.get("events")
                .forEach(event -> responses.put(
                        event.get("position").intValue(), event.get("response").textValue()));

        var marks = read("/v1/exam-entries/" + registration + "/markings/" + attempt);
        assertEquals(marking, marks.get("marking"));
        assertEquals(8, marks.get("marks").size());
        var sum = BigDecimal.ZERO;
        for (var item : marks.get("marks")) {
            var mark = item.get("mark");
            int position = mark.get("position").intValue();
            var right = position <= 4 ? "true" : position == 6 ? "\"B\"" : "\"A\"";
            assertEquals("MRK-01", mark.get("rule").textValue());
            assertEquals(position == 6 ? 1 : 0, item.get("keyNumber").intValue());
            assertEquals(
                    responses.get(position).equals(right),
                    mark.get("awarded").decimalValue().signum() > 0,
                    "position " + position + " by its response in the record and the key in force");
            assertEquals(
                    text("select items[" + position
                            + "] from paper p join attempt a on a.paper_id = p.id where a.id = '" + attempt + "'"),
                    item.get("version").textValue());
            sum = sum.add(mark.get("awarded").decimalValue());
        }
        assertEquals(0, sum.compareTo(marking.get("awarded").decimalValue()));
    }

    /** Has the first candidate sit theory and pass, the key of an item corrected, and the certificate issued. */
    private String issued() throws Exception {
        var machine = started(0);
        var given = List.of(true, true, true, false, "A", "B", "A", "A");
        var answers = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < given.size(); i++) {
            answers.add(answer(i + 1, i + 1, given.get(i), "09:01"));
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
        corrected(machine, 6, "NEW_KEY", Map.of("value", "B"));
        var scores = new ArrayList<Map<String, Object>>();
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
        });
        scores.add(score(people.get(1).registrationId(), THEORY, "59.99"));
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
        published(batch);
        clockAt("2025-08-25T10:00");
        once("exam-officer").post(exam(batch, "/certificates")).then().statusCode(201);
        var certificates = read(exam(batch, "/certificates?limit=200")).get("items");
        assertEquals(1, certificates.size());
        return certificates.get(0).get("number").textValue();
    }
}
