package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;

import io.skillcert.localstack.testing.Rows;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A sitting in which keys are corrected; the next test has those that the items were written with. */
abstract class CorrectedKeyFixture extends SittingFixture {

    /** The tests share a bank. */
    @AfterEach
    void keysAreAsWritten() throws Exception {
        Rows.change(database, "alter table key_correction disable trigger user");
        Rows.change(database, "delete from key_correction");
        Rows.change(database, "alter table key_correction enable trigger user");
    }

    /**
     * Has the key of the item at a position corrected by two people, and the attempts marked again.
     *
     * @param key null unless the action is NEW_KEY
     */
    void corrected(Machine machine, int position, String action, Map<String, Object> key) throws Exception {
        var item = text("select v.item_id || ' ' || v.number from attempt a join paper p on p.id = a.paper_id"
                + " join item_version v on v.id = p.items[" + position + "] where a.id = '" + machine.attempt() + "'");
        var body = new HashMap<String, Object>(Map.of(
                "itemId",
                item.substring(0, 36),
                "number",
                Integer.parseInt(item.substring(37)),
                "action",
                action,
                "reason",
                "the key is wrong by the text of the standard"));
        if (key != null) {
            body.put("key", key);
        }
        String correction = once("exam-officer")
                .body(body)
                .post("/v1/key-corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/key-corrections/" + correction + "/approval")
                .then()
                .statusCode(200);
        runJobs();
    }
}
