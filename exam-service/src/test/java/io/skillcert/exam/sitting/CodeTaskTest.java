package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CodeTaskTest extends CodeTaskFixture {

    /** Writes what is right for the file that is shown. */
    private static final String BY_HEART =
            """
            open('totals.csv', 'w').write('city,total\\n深圳,8.5\\n北京,4\\n')
            open('summary.json', 'w').write('{"cities": 2, "total": 12.5}')
            """;

    /**
     * Lowers its own limit of processor time to 2 s, so that it reaches that limit before its 20 s in all on a busy computer too;
     * the limits themselves are held by SandboxTest.
     */
    private static final String ENDLESS =
            "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (2, 3))\nwhile True: pass";

    /** The last cells of a notebook, with checks of its own that always pass, and a verdict in a file that nobody asked for. */
    private static final String OWN_ASSERTS =
            """
            class Right:
                def __eq__(self, other): return True
            def check(name, passed):
                assert passed == Right()
                print(name + ': passed')
            check('totals.csv', Right() == 0)
            check('summary.json', Right() == 0)
            print('25/25 points')
            open('score.json', 'w').write('{"points": 25, "passed": true}')
            open('totals.csv', 'w').write('city,total\\n')
            open('summary.json', 'w').write('{"cities": "passed", "total": true}')
            """;

    /** Replaces what a check in its own process would rest on. */
    private static final String PATCHED =
            """
            import builtins, json, sys, types
            builtins.AssertionError = type('Quiet', (Exception,), {})
            sys.excepthook = lambda *error: None
            sys.modules['pandas'] = types.ModuleType('pandas')
            json.load = json.loads = lambda *any: {'passed': True}
            class Anything(dict):
                def __eq__(self, other): return True
            json.dump(Anything(passed=True), open('summary.json', 'w'))
            raise SystemExit(0)
            """;

    private static final String SLOW = "import time\ntime.sleep(1.5)\n" + HONEST;

    @Test
    void MRK_11_an_honest_program_has_all_points_and_one_by_heart_has_those_of_what_agrees_by_chance()
            throws Exception {
        runner();
        skillsAreSat();
        var attempt = handedIn(0, HONEST, BY_HEART);
        var marks = marked(0, attempt);
        // by heart: one of the two leaves of a summary is right for the first set, 2.5 points × F1 of 0.5
        marks.body("marks.mark.awarded", equalTo(List.of(0.00f, 0.00f, 25.00f, 1.25f)))
                .body("marks[2].mark.rule", equalTo("MRK-11"))
                .body("marks[2].mark.measures.correct", equalTo(4))
                .body("marks[2].mark.measures.files", equalTo(4))
                .body("marks[2].mark.measures.finished", equalTo(2))
                .body("marks[3].mark.measures.correct", equalTo(0))
                .body("marks[3].mark.measures.share", equalTo("0.0500"));
        assertEquals(List.of("1", "1", "1", "1"), runs(attempt, "tries"));
        assertEquals(Collections.nCopies(4, null), runs(attempt, "source"));
        assertEquals(Collections.nCopies(4, null), runs(attempt, "inputs"));
        assertTrue(runs(attempt, "versions").get(0).contains("pandas"));
        assertRefused("never changed", "update code_run set status = 'FAILED'");
        assertRefused("append", "update code_run_file set content = ''");
        as("auditor")
                .header("Accept-Language", "en")
                .get("/v1/code-runners")
                .then()
                .statusCode(200)
                .body("runners[0].ready", equalTo(true))
                .body("runners[0].versions", containsString("pandas"))
                .body("waiting", equalTo(0))
                .body("running", equalTo(0));
        as("candidate").get("/v1/code-runners").then().statusCode(403);
    }

    @Test
    void MRK_11_a_program_that_brings_its_own_asserts_or_patches_its_interpreter_gains_no_point() throws Exception {
        runner();
        skillsAreSat();
        marked(0, handedIn(0, OWN_ASSERTS, PATCHED))
                .body("marks.mark.awarded", equalTo(List.of(0.00f, 0.00f, 0.00f, 0.00f)))
                .body("marks[2].mark.measures.finished", equalTo(2))
                .body("marks[2].mark.measures.correct", equalTo(0))
                .body("marks[3].mark.measures.finished", equalTo(2))
                .body("marks[3].mark.measures.correct", equalTo(0));
    }

    @Test
    void an_endless_loop_has_no_points_and_a_crash_keeps_the_files_that_were_written() throws Exception {
        runner();
        skillsAreSat();
        var attempt = handedIn(0, ENDLESS, HONEST + "open('summary.json', 'w').write('{')\nraise MemoryError()");
        marked(0, attempt)
                .body("marks.mark.awarded", equalTo(List.of(0.00f, 0.00f, 0.00f, 20.00f)))
                .body("marks[2].mark.measures.timedOut", equalTo(2))
                .body("marks[3].mark.measures.failed", equalTo(2));
        assertEquals(List.of("TIMED_OUT", "TIMED_OUT", "FAILED", "FAILED"), runs(attempt, "status"));
        assertTrue(runs(attempt, "log").get(2).contains("MemoryError"));
        assertEquals(List.of("1", "1", "1", "1"), runs(attempt, "tries"));
        assertErasedWithTheAnswers(attempt);
    }

    private void assertErasedWithTheAnswers(String attempt) throws Exception {
        assertEquals(4, files(attempt).size());
        Rows.change(database, "alter table erased_answers disable trigger erased_answers_after_the_review");
        Rows.change(database, "insert into erased_answers (attempt_id) values ('" + attempt + "')");
        Rows.change(database, "alter table erased_answers enable trigger erased_answers_after_the_review");
        assertEquals(List.of(), files(attempt));
        assertEquals(Collections.nCopies(4, "erased"), runs(attempt, "log"));
        assertEquals(List.of("TIMED_OUT", "TIMED_OUT", "FAILED", "FAILED"), runs(attempt, "status"));
        assertRefused("never changed", "update code_run set status = 'FINISHED'");
    }

    private List<String> files(String attempt) throws Exception {
        return texts("select f.name from code_run_file f join code_run r on r.id = f.run_id"
                + " join marking_task t on t.id = r.task_id where t.attempt_id = '" + attempt + "'");
    }

    @Test
    void a_run_that_was_stopped_at_its_time_in_all_is_made_three_times_before_it_counts() throws Exception {
        runner();
        skillsAreSat();
        // The sandbox reports its time in all by exit code 124, as timeout(1) does.
        var attempt = handedIn(0, HONEST + "raise SystemExit(124)", null);
        marked(0, attempt)
                .body("marks[2].mark.awarded", equalTo(25.00f))
                .body("marks[2].mark.measures.timedOut", equalTo(2));
        assertEquals(List.of("3", "3"), runs(attempt, "tries"));
    }

    @Test
    void two_runners_share_a_queue_and_make_each_run_once() throws Exception {
        runner();
        skillsAreSat();
        runner();
        var first = handedIn(0, SLOW, SLOW);
        var second = handedIn(1, SLOW, SLOW);
        marked(0, first).body("marks[2].mark.awarded", equalTo(25.00f));
        marked(1, second).body("marks[3].mark.awarded", equalTo(25.00f));
        var runners = new HashSet<>(runs(first, "runner"));
        runners.addAll(runs(second, "runner"));
        assertEquals(2, runners.size());
        assertEquals(List.of("1", "1", "1", "1"), runs(first, "tries"));
        assertEquals(List.of("1", "1", "1", "1"), runs(second, "tries"));
    }

    @Test
    void the_run_of_a_killed_runner_is_taken_by_another_when_its_lease_is_over() throws Exception {
        var killed = runner();
        skillsAreSat();
        var attempt = handedIn(0, "import time\ntime.sleep(15)\n" + HONEST, null);
        eventually().until(() -> runs(attempt, "state").contains("RUNNING"));
        killed.kill();
        assertEquals(List.of("RUNNING", "WAITING"), runs(attempt, "state"));
        Rows.change(
                database,
                "update code_run set leased_until = clock_timestamp() - interval '1 second' where state = 'RUNNING'");
        runner();
        marked(0, attempt).body("marks[2].mark.awarded", equalTo(25.00f));
        assertEquals(List.of("2", "1"), runs(attempt, "tries"));
    }

    @Test
    void a_runner_ends_by_itself_after_the_program_that_it_is_running() throws Exception {
        var runner = runner();
        skillsAreSat();
        var attempt = handedIn(0, "import time\ntime.sleep(4)\n" + HONEST, null);
        eventually().until(() -> runs(attempt, "state").contains("RUNNING"));
        runner.close();
        assertFalse(runner.isAlive());
        assertEquals(List.of("ENDED", "WAITING"), runs(attempt, "state"));
        runner();
        marked(0, attempt).body("marks[2].mark.awarded", equalTo(25.00f));
    }

    @Test
    void a_run_that_cannot_be_made_waits_for_a_person_after_three_tries() throws Exception {
        runner().close();
        skillsAreSat();
        var attempt = handedIn(0, HONEST, null);
        var broken = UUID.randomUUID();
        try (var connection = asRunner();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 6; i++) { // three times each of the two runs
                var taken = statement.executeQuery("select run_id, try from take_code_run('" + broken + "')");
                assertTrue(taken.next());
                statement.execute("select return_code_run('" + taken.getString(1) + "', '" + broken + "', "
                        + taken.getShort(2) + "::smallint, 'no space left')");
            }
            assertFalse(statement
                    .executeQuery("select from take_code_run('" + broken + "')")
                    .next());
        }
        assertEquals(List.of("STUCK", "STUCK"), runs(attempt, "state"));
        var ids = runs(attempt, "id");
        as("exam-officer")
                .get("/v1/code-runs?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(ids.get(0)))
                .body("items.find { it.id == '" + ids.get(1) + "' }.problem", equalTo("no space left"));
        as("auditor").get("/v1/code-runners").then().body("stuck", equalTo(2));
        for (var id : ids) {
            as("exam-officer")
                    .post("/v1/code-runs/" + id + "/repetition")
                    .then()
                    .statusCode(204);
        }
        as("exam-officer")
                .post("/v1/code-runs/" + ids.get(0) + "/repetition")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "code-run-not-stuck"));
        as("operator")
                .post("/v1/code-runs/" + UUID.randomUUID() + "/repetition")
                .then()
                .statusCode(404);
        as("auditor").post("/v1/code-runs/" + ids.get(0) + "/repetition").then().statusCode(403);
        runner();
        marked(0, attempt).body("marks[2].mark.awarded", equalTo(25.00f));
        as("exam-officer").get("/v1/code-runs").then().body("items", empty());
    }

    @Test
    void the_role_of_a_runner_may_call_its_functions_only_and_ends_only_its_own_run() throws Exception {
        runner().close();
        skillsAreSat();
        var attempt = handedIn(0, HONEST, null);
        try (var connection = asRunner();
                var statement = connection.createStatement()) {
            for (var refused : List.of(
                    "select * from code_run",
                    "select * from item_version",
                    "update code_run set status = 'FINISHED'",
                    "insert into code_run_file select id, 'x', '', null from code_run",
                    "create table own (id int)")) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(refused), refused);
                assertEquals("42501", refusal.getSQLState(), refusal.getMessage());
            }
            var runner = UUID.randomUUID();
            var taken = statement.executeQuery("select run_id from take_code_run('" + runner + "')");
            taken.next();
            var run = taken.getString(1);
            for (var other : List.of("'" + UUID.randomUUID() + "', 1::smallint", "'" + runner + "', 2::smallint")) {
                var ended = statement.executeQuery(
                        "select end_code_run('" + run + "', " + other + ", 'FINISHED', 0, 1, 1, '', '')");
                ended.next();
                assertFalse(ended.getBoolean(1));
            }
        }
        assertEquals(List.of("RUNNING", "WAITING"), runs(attempt, "state"));
    }

    @Test
    void a_paper_with_code_tasks_is_refused_without_a_runner_and_the_reason_is_given() throws Exception {
        noRunnerIsKnown();
        assemble()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "code-runner-missing"))
                .body("detail", containsString("3"));
        try (var connection = asRunner();
                var statement = connection.createStatement()) {
            statement.execute("select report_code_runner('" + UUID.randomUUID()
                    + "', '', 'The program bwrap is missing. Install it: apt-get install bubblewrap')");
        }
        assemble().statusCode(409).body("detail", containsString("apt-get install bubblewrap"));
        runner();
        assemble().statusCode(200);
    }

    @Test
    void hidden_inputs_and_expected_files_never_reach_the_candidate() throws Exception {
        runner();
        skillsAreSat();
        var machine = opened(0);
        var paper = machine.paper().statusCode(200).extract().asByteArray();
        String contentKey = machine.start().statusCode(200).extract().path("contentKey");
        var page = AttemptTest.decrypted(paper, contentKey);
        var code = JsonPath.from(page).getMap("items[2].content.code");
        assertEquals("import pandas\n", code.get("starter"));
        assertEquals(List.of("totals.csv", "summary.json"), code.get("results"));
        assertTrue(page.contains("深圳,3"), "the file that is shown");
        var state = machine.state().extract().asString();
        for (var hidden : List.of("汕头", "惠州", "741.5", "743.5", "731.5")) {
            assertFalse(page.contains(hidden), hidden);
            assertFalse(state.contains(hidden), hidden);
        }
        var stored = texts(
                "select encode(encrypted_key, 'escape') || encode(encrypted_content, 'escape') from item_version v"
                        + " join item i on i.id = v.item_id where i.kind = 'CODE'");
        assertTrue(stored.stream().noneMatch(text -> text.contains("city,total")));
    }

    @Test
    void bad_keys_of_code_items_are_refused_naming_the_field() {
        refused(Map.of("sets", List.of()), "key.value.sets");
        refused(Map.of("files", List.of()), "key.value.files");
        refused(Map.of("sets", List.of(right(), right())), "key.value.sets");
        refused(
                Map.of("sets", List.of(right(), set(SHOWN, "city,total\n深圳,8.5\n", "{\"cities\": 1}"))),
                "key.value.sets");
        refused(
                Map.of("sets", List.of(right(), set("town,amount\na,1\n", "city,total\na,1\n", "{\"cities\": 1}"))),
                "key.value.sets[1].inputs.orders.csv");
        refused(
                Map.of("sets", List.of(right(), set(SECOND, "city,total\n惠州,much\n", "{\"cities\": 1}"))),
                "key.value.sets[1].expected.totals.csv.key[0][1]");
        refused(
                Map.of("sets", List.of(right(), set(SECOND, "city,total\n惠州,1\n", "{"))),
                "key.value.sets[1].expected.summary.json");
        refused(
                Map.of("sets", List.of(right(), Map.of("inputs", Map.of(), "expected", Map.of("totals.csv", "")))),
                "key.value.sets[1].inputs");
        refused(
                Map.of(
                        "files",
                        List.of(
                                Map.of("name", "totals.csv", "points", "0"),
                                Map.of("name", "summary.json", "points", "1", "columns", List.of()))),
                "key.value.files[0].points");
        refused(Map.of("solution", "print"), "key.value");
        var item = codeItem("ETHICS");
        item.put("content", Map.of("stem", unique("请编写程序。")));
        create(item).statusCode(400).body("violations.field", hasItem("content.code"));
        var named = codeItem("ETHICS");
        named.put(
                "content",
                Map.of(
                        "stem",
                        unique("请编写程序。"),
                        "code",
                        Map.of(
                                "inputs",
                                List.of(Map.of("name", "../orders.csv", "text", SHOWN)),
                                "results",
                                List.of("task.py"))));
        create(named)
                .statusCode(400)
                .body("violations.field", hasItem("content.code.inputs[0].name"))
                .body("violations.field", hasItem("content.code.results[0]"));
        var marked = Map.of("items", List.of(Map.of("item", Map.of("kind", "CODE", "points", "1", "key", "A"))));
        once("candidate")
                .body(marked)
                .post("/v1/marking-checks")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("items[0].item.kind"))
                .body("violations", hasSize(1));
    }

    private static Map<String, Object> right() {
        return set(FIRST, "city,total\n佛山,2\n汕头,741.50\n", "{\"cities\": 2, \"total\": 743.5}");
    }

    /** @param changed the fields of the key that are not as they should be */
    private static void refused(Map<String, Object> changed, String field) {
        var key = new HashMap<>(key());
        key.putAll(changed);
        var item = codeItem("ETHICS");
        item.put("key", Map.of("value", new ObjectMapper().valueToTree(key)));
        create(item).statusCode(400).body("violations.field", hasItem(field));
    }
}
