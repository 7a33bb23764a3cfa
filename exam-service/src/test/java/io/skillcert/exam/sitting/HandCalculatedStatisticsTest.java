package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The figures of a matrix that can be calculated by hand: five candidates of one form and its first four items. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class HandCalculatedStatisticsTest extends SittingFixture {

    private static final int WITH_THE_SAME_FORM = 5;

    /**
     * Who of A to E answers items 1 to 4 right, each worth 10 points. All answer the other four items right, which are worth 60.
     *
     * <pre>
     *     1 2 3 4   right
     * A   1 1 1 0   3
     * B   1 1 1 0   3
     * C   1 1 0 0   2
     * D   1 0 0 1   2
     * E   0 0 0 0   0
     * p  .8.6.4.2
     * </pre>
     */
    private static final List<List<Boolean>> RIGHT = List.of(
            List.of(true, true, true, false),
            List.of(true, true, true, false),
            List.of(true, true, false, false),
            List.of(true, false, false, true),
            List.of(false, false, false, false));

    /** Twenty, so that one of the four forms has at least five seats. */
    @Override
    List<String> names() {
        return Collections.nCopies(4 * WITH_THE_SAME_FORM, "测试甲");
    }

    @Test
    void facility_discrimination_and_reliability_are_those_that_are_calculated_by_hand() throws Exception {
        var form = text("select f.paper_id from seat_form f join paper p on p.id = f.paper_id where p.session_id = '"
                + session + "' group by f.paper_id order by count(*) desc limit 1");
        var sitting = texts("select registration_id from seat_form where paper_id = '" + form
                        + "' order by registration_id")
                .subList(0, WITH_THE_SAME_FORM);
        for (int i = 0; i < RIGHT.size(); i++) {
            sit(sitting.get(i), RIGHT.get(i));
        }
        publish(sitting);
        var figures = as("auditor")
                .get(exam(batch, "/item-statistics"))
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);

        var paper = figures.get("papers").get(0);
        assertEquals(form, paper.get("paperId").textValue());
        // 60 + 10 × (3 + 3 + 2 + 2 + 0) / 5
        assertFigure("80.000", paper.get("mean"));
        // The points are 90, 90, 80, 80, 60: √((100 + 100 + 0 + 0 + 400) / (5 − 1)) = √150
        assertFigure("12.247", paper.get("deviation"));
        // KR-20 of 8 items: Σpq = .8×.2 + .6×.4 + .4×.6 + .2×.8 + 4 × 1×0 = .8; the variance of the number of right
        // items is
        // (3² + 3² + 2² + 2² + 0²) / 5 − 2² = 5.2 − 4 = 1.2; 8/7 × (1 − .8/1.2) = 8/21
        assertFigure("0.381", paper.get("reliability"));

        // Discrimination is the correlation of an item x with the number r of right items among the others: (Σxr/5 −
        // x̄·r̄) / √(Vx·Vr).
        // The constant items move r only by 4 items or 60 points, which changes no correlation.
        // 1: r = 2, 2, 1, 1, 0; r̄ = 1.2; Vr = 10/5 − 1.44 = .56; (6/5 − .8×1.2) / √(.16×.56) = .24 / .29933
        assertItem(figures, form, 1, "0.800", "0.802");
        // 2: r = 2, 2, 1, 2, 0; r̄ = 1.4; Vr = 13/5 − 1.96 = .64; (5/5 − .6×1.4) / √(.24×.64) = .16 / .39192
        assertItem(figures, form, 2, "0.600", "0.408");
        // 3: r = 2, 2, 2, 2, 0; r̄ = 1.6; Vr = 16/5 − 2.56 = .64; (4/5 − .4×1.6) / √(.24×.64) = .16 / .39192
        assertItem(figures, form, 3, "0.400", "0.408");
        // 4: r = 3, 3, 2, 1, 0; r̄ = 1.8; Vr = 23/5 − 3.24 = 1.36; (1/5 − .2×1.8) / √(.16×1.36) = −.16 / .46648
        assertItem(figures, form, 4, "0.200", "-0.343");
        // An item that all have right separates nobody.
        assertItem(figures, form, 5, "1.000", null);
        assertEquals(8, figures.get("items").size());
    }

    private static void assertFigure(String expected, JsonNode figure) {
        assertEquals(new BigDecimal(expected), figure.decimalValue().setScale(3), figure.toString());
    }

    private void assertItem(JsonNode figures, String form, int position, String facility, String discrimination)
            throws Exception {
        var item = text("select v.item_id from paper p join item_version v on v.id = p.items[" + position
                + "] where p.id = '" + form + "'");
        for (var one : figures.get("items")) {
            if (one.get("itemId").textValue().equals(item)) {
                assertEquals(WITH_THE_SAME_FORM, one.get("responses").intValue());
                assertFigure(facility, one.get("facility"));
                if (discrimination == null) {
                    assertEquals(true, one.get("discrimination").isNull());
                } else {
                    assertFigure(discrimination, one.get("discrimination"));
                }
                return;
            }
        }
        throw new AssertionError("no figures of position " + position);
    }

    private int person(String registration) {
        return people.stream()
                .map(one -> one.registrationId().toString())
                .toList()
                .indexOf(registration);
    }

    private void sit(String registration, List<Boolean> right) throws Exception {
        int person = person(registration);
        clockAt("2025-07-26T08:30");
        if (person > 1) {
            checkIn(person);
        }
        var machine = started(person);
        var answers = new ArrayList<Map<String, Object>>();
        for (int position = 1; position <= 8; position++) {
            answers.add(answer(position, position, position <= 4 ? right.get(position - 1) : "A", "09:01"));
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
    }

    /** Publishes the batch, in which the others have sat theory on paper. */
    private void publish(List<String> onComputers) {
        var scores = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            UUID registration = person.registrationId();
            scores.add(score(registration, "OPERATIONAL_SKILLS", "75"));
            scores.add(score(registration, "COMPREHENSIVE_REVIEW", "75"));
            if (!onComputers.contains(registration.toString())) {
                scores.add(new HashMap<>(score(registration, THEORY, "75")));
            }
        }
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
        published(batch);
    }
}
