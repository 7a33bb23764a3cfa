package io.skillcert.exam.paper;

import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.bank.BankFixture;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Papers of one task in the operational skills of level 2, for rooms whose rows have each of the four forms once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ExposureTest extends BankFixture {

    private static final String SKILLS = "OPERATIONAL_SKILLS";

    private static Map<String, Object> task() {
        return item(2, "COACHING", "CO-SEEN", "NUMBER", Map.of("stem", unique("多少分钟？")), Map.of("value", "5"));
    }

    private static void blueprintIsApproved() {
        String entry = once("exam-officer")
                .body(Map.of(
                        "subject",
                        SKILLS,
                        "level",
                        2,
                        "validFrom",
                        "2025-01-01",
                        "blueprint",
                        Map.of(
                                "sections",
                                List.of(Map.of(
                                        "function",
                                        "COACHING",
                                        "minutes",
                                        120,
                                        "tasks",
                                        List.of(Map.of("points", "100", "topics", List.of("CO-SEEN")))))),
                        "basis",
                        "resolution 13"))
                .post("/v1/blueprint-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/blueprint-entries/" + entry + "/approval")
                .then()
                .statusCode(200);
    }

    /** The sessions of skills of a batch with so many candidates in each. */
    private static List<String> sessions(int rooms, int candidates, String day) throws Exception {
        var batch = UUID.randomUUID();
        entered(batch, IntStream.range(0, rooms * candidates).map(i -> 2).toArray());
        var plans = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < rooms; i++) {
            var room = UUID.randomUUID().toString().substring(0, 8);
            plans.add(session("THEORETICAL_KNOWLEDGE", room, candidates, day + "T09:00:00+08:00"));
            var skills = new HashMap<>(session(SKILLS, room, candidates, day + "T13:00:00+08:00"));
            skills.put("seatsPerRow", 4);
            plans.add(skills);
            plans.add(session("COMPREHENSIVE_REVIEW", room, candidates, day + "T16:00:00+08:00"));
        }
        once("exam-officer")
                .body(Map.of("sessions", plans))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
        return as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.findAll { it.subject == '" + SKILLS + "' }.id");
    }

    private static ValidatableResponse assemble(String session) {
        return once("exam-officer")
                .header("Accept-Language", "en")
                .body(Map.of("level", 2, "forms", 4))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then();
    }

    private static List<String> approved(String session) {
        List<String> papers = assemble(session).statusCode(200).extract().path("papers.id");
        papers.forEach(paper -> of("exam-officer.2", 0)
                .post("/v1/papers/" + paper + "/approval")
                .then()
                .statusCode(200));
        return papers;
    }

    /** The items on the papers of a session. */
    private Set<String> items(String session) throws Exception {
        return new HashSet<>(texts("select v.item_id from paper p cross join unnest(p.items) as shown(id)"
                + " join item_version v on v.id = shown.id where p.session_id = '" + session + "'"));
    }

    @Test
    void DLV_06_an_item_that_too_many_see_rests_in_its_batch_and_in_the_next() throws Exception {
        clockAt("2025-07-14T09:00");
        blueprintIsApproved();
        var seen = activated(List.of(task())).get(0);
        var large = sessions(2, 28, "2025-07-26");
        approved(large.get(0));
        // One half of the 56 candidates have it.
        assemble(large.get(1))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:bank-too-small"))
                .body("detail", containsString("1 items are left out"));
        var others = new HashSet<>(activated(List.of(task(), task(), task())));
        var papers = approved(large.get(1));
        // One of the three is on two forms, so that exactly a quarter have it: the limit is not exceeded.
        assertEquals(others, items(large.get(1)));

        var next = sessions(1, 1, "2025-08-02").get(0);
        approved(next);
        assertEquals(others, items(next));

        // The single candidate of the last batch is too few for a share.
        var after = sessions(1, 1, "2025-08-09").get(0);
        approved(after);
        others.add(seen);
        assertEquals(others, items(after));
        as("auditor")
                .post("/v1/papers/" + papers.get(0) + "/replay")
                .then()
                .statusCode(200)
                .body("matches", equalTo(true));
    }
}
