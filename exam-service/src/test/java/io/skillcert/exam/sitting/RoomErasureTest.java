package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people wrote about the candidates of a room is erased with the person, or when its time is over. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RoomErasureTest extends SittingFixture {

    private static final String ERASED = "erased";

    @AfterEach
    void backToTheExam() {
        clockAt("2025-07-26T12:00");
    }

    private String granted(Machine machine, String reason) {
        var grant = new HashMap<String, Object>(Map.of("minutes", 5, "reason", reason));
        if (machine != null) {
            grant.put("attempt", machine.attempt());
        }
        return invigilator("invigilator", "/time-grants", grant)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String interrupted(Machine machine) {
        return invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of(
                                "attempt",
                                machine.attempt(),
                                "from",
                                "2025-07-26T09:00:00+08:00",
                                "cause",
                                "测试甲 felt unwell"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String reason(String grant) throws Exception {
        return text("select reason from time_grant where id = '" + grant + "'");
    }

    private String cause(String interruption) throws Exception {
        return text("select cause from interruption where id = '" + interruption + "'");
    }

    @Test
    void reasons_about_an_attempt_are_erased_with_its_person_and_move_no_deadline() throws Exception {
        var machine = started(0);
        var other = started(1);
        var own = granted(machine, "测试甲 had a broken keyboard");
        var others = granted(other, "a broken mouse");
        var interruption = interrupted(machine);
        var deadline = text("select deadline_at from attempt where id = '" + machine.attempt() + "'");
        PersonKeysOfTests.forgotten(people.get(0));
        eventually().until(() -> reason(own).equals(ERASED));
        assertEquals(ERASED, cause(interruption));
        assertEquals("a broken mouse", reason(others));
        assertEquals(deadline, text("select deadline_at from attempt where id = '" + machine.attempt() + "'"));
        assertRefused("time_grant_is_approved_once", "update time_grant set reason = 'x' where id = '" + own + "'");
        assertRefused(
                "time_grant_is_approved_once",
                "update time_grant set reason = 'erased', seconds = 1 where id = '" + others + "'");
        assertRefused(
                "interruption_is_decided_once",
                "update interruption set cause = 'x' where id = '" + interruption + "'");
    }

    @Test
    void reasons_about_a_whole_room_are_erased_after_two_years() throws Exception {
        var machine = started(0);
        var grant = granted(null, "the lights went out");
        var interruption = interrupted(machine);
        clockAt("2027-07-26T09:00");
        runJobs();
        assertEquals("the lights went out", reason(grant));
        clockAt("2027-07-28T09:00");
        runJobs();
        assertEquals(List.of(ERASED, ERASED), List.of(reason(grant), cause(interruption)));
    }
}
