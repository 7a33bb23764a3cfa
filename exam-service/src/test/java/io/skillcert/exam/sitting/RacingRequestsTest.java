package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.PausedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of a sitting that meet in the database, the first one held at its statement until the second has come. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RacingRequestsTest extends SittingFixture {

    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    private ValidatableResponse record(Machine machine) {
        return as("auditor")
                .get("/v1/attempt-records/" + machine.attempt())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    private String first() {
        return "new.registration_id = '" + people.get(0).registrationId() + "'";
    }

    private static String of(Machine machine) {
        return "new.attempt_id = '" + machine.attempt() + "'";
    }

    @Test
    void of_two_machines_that_open_at_once_the_second_is_refused_and_there_is_one_attempt() throws Exception {
        var code = roomCode();
        try (var paused = new PausedStatement(database, "insert", "attempt", first())) {
            var one = callers.submit(() -> open(0, code));
            paused.awaitReached();
            var other = callers.submit(() -> open(0, code));
            paused.awaitWaitingOrDone(other);
            paused.release();
            one.get().statusCode(201);
            other.get().statusCode(409).body("type", equalTo(PROBLEM + "device-bound"));
        }
        assertEquals(
                List.of("1"),
                texts("select d.no from attempt a join device d on d.attempt_id = a.id where a.registration_id = '"
                        + people.get(0).registrationId() + "'"));
    }

    @Test
    void an_answer_that_meets_the_hand_in_is_refused_and_not_lost_silently() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        try (var paused = new PausedStatement(database, "insert", "attempt_seal", of(machine))) {
            var handedIn = callers.submit(machine::submit);
            paused.awaitReached();
            var saved = callers.submit(() -> machine.save(answer(2, 1, false, "09:02")));
            paused.awaitWaitingOrDone(saved);
            paused.release();
            handedIn.get().statusCode(200);
            saved.get().statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
        }
        record(machine).body("events", hasSize(1));
    }

    @Test
    void an_answer_on_its_way_when_the_time_ends_is_in_the_record_and_counts() throws Exception {
        var machine = started(0);
        try (var paused = new PausedStatement(database, "insert", "answer_event", of(machine))) {
            var saved = callers.submit(() -> machine.save(answer(1, 1, true, "10:29")));
            paused.awaitReached();
            // An hour after the deadline nothing is waited for any more. The jobs that are due then run at once.
            var sealed = callers.submit(() -> clockAt("2025-07-26T11:31"));
            paused.awaitWaitingOrDone(sealed);
            paused.release();
            saved.get().statusCode(200);
            sealed.get();
        }
        runJobs();
        record(machine)
                .body("because", equalTo("TIME_OVER"))
                .body("events.position", equalTo(List.of(1)))
                .body("events[0].late", equalTo(false));
        assertEquals(List.of("1"), counted(machine));
        machine.save(answer(2, 1, false, "10:29")).statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
    }

    @Test
    void a_start_that_meets_the_finding_of_misconduct_leaves_no_running_attempt() throws Exception {
        var machine = opened(0);
        clockAt("2025-07-26T09:00");
        try (var paused = new PausedStatement(database, "update", "attempt", "new.state = 'STARTED' and " + first())) {
            var started = callers.submit(machine::start);
            paused.awaitReached();
            var found = callers.submit(() -> once("exam-officer")
                    .body(Map.of(
                            "registrationId",
                            people.get(0).registrationId(),
                            "subject",
                            THEORY,
                            "reason",
                            "another person sits at the machine"))
                    .post("/v1/exam-batches/" + batch + "/misconducts")
                    .then());
            paused.awaitWaitingOrDone(found);
            paused.release();
            started.get().statusCode(200);
            found.get().statusCode(201);
        }
        runJobs();
        record(machine).body("because", equalTo("MISCONDUCT"));
        machine.save(answer(1, 1, true, "09:01")).statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
    }

    @Test
    void the_end_of_entry_never_ends_an_attempt() {
        var machine = started(0);
        clockAt("2025-07-26T09:31");
        runJobs();
        machine.save(answer(1, 1, true, "09:31")).statusCode(200);
        machine.start().statusCode(200);
        machine.state().body("state", equalTo("STARTED"));
        once("invigilator")
                .body(Map.of("seat", seatOf(machine), "reason", "power supply"))
                .post("/v1/exam-sessions/" + session + "/device-releases")
                .then()
                .statusCode(200);
        clockAt("2025-07-26T10:00");
        var next = opened(0);
        next.start().statusCode(200);
        next.save(answer(1, 2, true, "10:00")).statusCode(200);
        clockAt("2025-07-26T10:29");
        next.submit().statusCode(200);
        record(next).body("because", equalTo("SUBMITTED")).body("events", hasSize(2));
    }

    private int seatOf(Machine machine) {
        try {
            return Integer.parseInt(text("select seat from attempt where id = '" + machine.attempt() + "'"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What 10,000 candidates start in a minute must not assemble papers: each start reads what was drawn before. */
    @Test
    void starts_draw_nothing_and_need_nothing_of_the_bank() throws Exception {
        var machines = List.of(opened(0), opened(1));
        clockAt("2025-07-26T09:00");
        try (var bank = database.getConnection()) {
            locked(bank);
            for (var machine : machines) {
                callers.submit(machine::start).get(30, TimeUnit.SECONDS).statusCode(200);
                callers.submit(machine::paper).get(30, TimeUnit.SECONDS).statusCode(200);
            }
            bank.rollback();
        }
    }

    /** Nobody else can read the bank, or write a paper or the form of a seat. */
    private static void locked(Connection bank) throws SQLException {
        bank.setAutoCommit(false);
        try (var statement = bank.createStatement()) {
            statement.execute("set local lock_timeout = '20s'");
            statement.execute("lock table item, item_version, bank_snapshot, blueprint_entry in access exclusive mode");
            statement.execute("lock table paper, seat_form in exclusive mode");
        }
    }
}
