package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamScenario;
import io.skillcert.localstack.service.CodeRunnerProcess;
import io.skillcert.localstack.testing.CodeRunnerPackages;
import io.skillcert.localstack.testing.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operational skills of level 1 on 27 July: two statements at the positions 1 and 2, and at 3 and 4 two programs that sum up
 * orders by city. Each is worth 25 points. Each program is run with two sets of orders, and is to write two files.
 */
abstract class CodeTaskFixture extends SittingFixture {

    static final String SKILLS = "OPERATIONAL_SKILLS";
    static final String HEADER = "city,amount\n";
    static final String SHOWN = HEADER + "深圳,3\n北京,4\n深圳,5.5\n";
    static final String FIRST = HEADER + "汕头,731.5\n佛山,2\n汕头,10\n";
    static final String SECOND = HEADER + "惠州,0.1\n惠州,0.2\n";

    static final String HONEST =
            """
            import csv, json
            sums = {}
            for row in csv.DictReader(open('orders.csv', encoding='utf-8')):
                sums[row['city']] = sums.get(row['city'], 0) + float(row['amount'])
            with open('totals.csv', 'w', encoding='utf-8') as file:
                print('city,total', file=file)
                for city in sorted(sums):
                    print(city, sums[city], sep=',', file=file)
            json.dump({'cities': len(sums), 'total': sum(sums.values())}, open('summary.json', 'w'))
            """;

    @TempDir
    Path logs;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    private final List<CodeRunnerProcess> runners = new ArrayList<>();

    @BeforeAll
    static void packagesAreThere() throws Exception {
        CodeRunnerPackages.require();
    }

    @BeforeEach
    void skillsHaveCodeTasks() throws Exception {
        bankHasCodeTasks();
        session = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == '" + SKILLS + "' }.id");
        clockAt("2025-07-14T09:00");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        runners.forEach(CodeRunnerProcess::close);
        change("blueprint_entry", "delete from blueprint_entry where basis = 'resolution 26'");
        Rows.change(
                database,
                "delete from attempt_to_mark where attempt_id in (select attempt_id from marking_task where source = 'CODE')");
        change("code_run_file", "delete from code_run_file");
        change("code_run", "delete from code_run");
    }

    void change(String table, String statement) throws SQLException {
        Rows.change(database, "alter table " + table + " disable trigger user");
        Rows.change(database, statement);
        Rows.change(database, "alter table " + table + " enable trigger user");
    }

    static Map<String, Object> codeItem(String function) {
        var code = Map.of(
                "starter",
                "import pandas\n",
                "inputs",
                List.of(Map.of("name", "orders.csv", "text", SHOWN)),
                "results",
                List.of("totals.csv", "summary.json"));
        return item(
                1,
                function,
                function + "-CODE",
                "CODE",
                new HashMap<>(Map.of("stem", unique("请按城市汇总订单金额。"), "code", code)),
                Map.of("value", key()));
    }

    static Map<String, Object> key() {
        var columns = List.of(
                Map.of("name", "city", "type", "TEXT"), Map.of("name", "total", "type", "NUMBER", "tolerance", "0.01"));
        var files = List.of(
                Map.of("name", "totals.csv", "points", "20.00", "columns", columns),
                Map.of("name", "summary.json", "points", "5.00", "tolerance", "0.01"));
        return new HashMap<>(Map.of(
                "files",
                files,
                "sets",
                List.of(
                        set(FIRST, "city,total\n佛山,2\n汕头,741.50\n", "{\"cities\": 2, \"total\": 743.5}"),
                        set(SECOND, "city,total\n惠州,0.3\n", "{\"cities\": 1, \"total\": 0.3}"))));
    }

    static Map<String, Object> set(String orders, String totals, String summary) {
        return Map.of(
                "inputs", Map.of("orders.csv", orders),
                "expected", Map.of("totals.csv", totals, "summary.json", summary));
    }

    private void bankHasCodeTasks() throws Exception {
        if (texts("select id from item where kind = 'CODE' and level = 1 and status = 'ACTIVE'")
                .isEmpty()) {
            activated(List.of(codeItem("ETHICS"), codeItem("FOUNDATIONS")));
        }
        var blueprint = Map.of(
                "parts",
                List.of(
                        Map.of("kind", "TRUE_FALSE", "count", 2, "points", "25.00"),
                        Map.of("kind", "CODE", "count", 2, "points", "25.00")),
                "weights",
                List.of(Map.of("function", "ETHICS", "percent", 50), Map.of("function", "FOUNDATIONS", "percent", 50)));
        String entry = once("exam-officer")
                .body(Map.of(
                        "subject",
                        SKILLS,
                        "level",
                        1,
                        "validFrom",
                        "2025-07-20",
                        "blueprint",
                        blueprint,
                        "basis",
                        "resolution 26"))
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

    /** Starts a runner, and waits until exam-service could hear of it. */
    CodeRunnerProcess runner() throws Exception {
        var runner = CodeRunnerProcess.start(databaseUrl, logs);
        runners.add(runner);
        var said = runner.awaitReady();
        if (!runner.isAlive()) {
            throw new AssertionError(said);
        }
        eventually().until(() -> !texts("select id from code_runner where problem = ''")
                .isEmpty());
        return runner;
    }

    void noRunnerIsKnown() throws Exception {
        Rows.change(database, "delete from code_runner");
    }

    ValidatableResponse assemble() {
        return once("exam-officer")
                .body(Map.of("level", 1, "forms", 4))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then();
    }

    /** The papers are approved, which needs a runner, and both candidates are checked in. */
    void skillsAreSat() throws Exception {
        papersAreApproved();
        ExamScenario.accredited("examiner");
        as("exam-officer")
                .body(Map.of("examinerIds", List.of(examinerId("examiner"))))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then()
                .statusCode(200);
        as("exam-officer")
                .body(Map.of("accounts", List.of("invigilator")))
                .put("/v1/exam-sessions/" + session + "/invigilators")
                .then()
                .statusCode(200);
        clockAt("2025-07-27T08:30");
        checkIn(0);
        checkIn(1);
        clockAt("2025-07-27T09:00");
    }

    /** Hands in two programs; null for none. Returns the attempt. */
    String handedIn(int person, String third, String fourth) {
        var machine = opened(person);
        machine.start().statusCode(200);
        var answers = new ArrayList<Map<String, Object>>();
        var programs = new ArrayList<String>();
        programs.add(third);
        programs.add(fourth);
        for (int i = 0; i < programs.size(); i++) {
            if (programs.get(i) != null) {
                answers.add(Map.of(
                        "n",
                        answers.size() + 1,
                        "position",
                        i + 3,
                        "response",
                        programs.get(i),
                        "at",
                        "2025-07-27T09:01:00+08:00"));
            }
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
        runJobs();
        return machine.attempt();
    }

    ValidatableResponse marks(int person, String attempt) {
        return as("auditor")
                .get("/v1/exam-entries/" + people.get(person).registrationId() + "/markings/" + attempt)
                .then();
    }

    /** Waits until an attempt is marked. */
    ValidatableResponse marked(int person, String attempt) {
        eventually().until(() -> {
            runJobs();
            return marks(person, attempt).extract().statusCode() == 200;
        });
        return marks(person, attempt);
    }

    List<String> runs(String attempt, String column) throws Exception {
        return texts(
                "select r." + column + " from code_run r join marking_task t on t.id = r.task_id where t.attempt_id = '"
                        + attempt + "' order by t.position, r.set_no");
    }

    /** A connection with the rights of a runner. */
    Connection asRunner() throws SQLException {
        return DriverManager.getConnection(databaseUrl, "exam_runner", "any");
    }
}
