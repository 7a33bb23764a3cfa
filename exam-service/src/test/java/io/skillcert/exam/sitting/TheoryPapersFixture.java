package io.skillcert.exam.sitting;

import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;

import io.skillcert.exam.bank.BankFixture;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bank of items of level 1 with a blueprint of theory, from which papers of eight items are assembled and approved. */
abstract class TheoryPapersFixture extends BankFixture {

    static final String THEORY = "THEORETICAL_KNOWLEDGE";

    /** The session of theory. */
    String session;

    void bankIsFilled() throws SQLException {
        if (!Rows.texts(database, "select id from blueprint_entry where level = 1")
                .isEmpty()) {
            return;
        }
        var items = new ArrayList<Map<String, Object>>();
        for (var function : List.of("ETHICS", "FOUNDATIONS")) {
            for (int i = 0; i < 6; i++) {
                items.add(trueFalse(1, function, function + "-" + i % 3));
                items.add(singleChoice(1, function, function + "-" + i % 3));
            }
        }
        activated(items);
        var blueprint = Map.of(
                "parts",
                List.of(
                        Map.of("kind", "TRUE_FALSE", "count", 4, "points", "10"),
                        Map.of("kind", "SINGLE_CHOICE", "count", 4, "points", "15.00")),
                "weights",
                List.of(Map.of("function", "ETHICS", "percent", 50), Map.of("function", "FOUNDATIONS", "percent", 50)));
        String entry = once("exam-officer")
                .body(Map.of(
                        "subject",
                        THEORY,
                        "level",
                        1,
                        "validFrom",
                        "2025-01-01",
                        "blueprint",
                        blueprint,
                        "basis",
                        "resolution 8 of the examining body"))
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

    void papersAreApproved() {
        papersAreApproved(1);
    }

    void papersAreApproved(int level) {
        List<String> papers = once("exam-officer")
                .body(Map.of("level", level, "forms", 4))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then()
                .statusCode(200)
                .extract()
                .path("papers.id");
        papers.forEach(paper -> of("exam-officer.2", 0)
                .post("/v1/papers/" + paper + "/approval")
                .then()
                .statusCode(200));
    }
}
