package io.skillcert.exam.scoring;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.attended;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ScoreFileTest {

    private static final String HEADER = "registration_number,subject,score\n";

    private final UUID batch = UUID.randomUUID();
    private List<RegistrationConfirmedV1> people;

    @BeforeEach
    void twoOfWhomOneMissedTheory() throws Exception {
        clockAt("2025-07-14T09:00");
        people = entered(batch, 4, 4);
        accredited("examiner", "examiner.2");
        seated(batch, 10);
        clockAt("2025-07-27T18:00");
        attended(
                batch,
                List.of(sat(0, "THEORETICAL_KNOWLEDGE"), sat(0, "OPERATIONAL_SKILLS"), sat(1, "OPERATIONAL_SKILLS")));
    }

    private Map<String, Object> sat(int person, String subject) {
        return score(people.get(person).registrationId(), subject, "0");
    }

    @Test
    void a_file_is_entered_whole_and_again_changes_nothing() {
        var file = HEADER
                + row(0, "THEORETICAL_KNOWLEDGE", "75")
                + row(0, "OPERATIONAL_SKILLS", "59.99")
                + row(1, "THEORETICAL_KNOWLEDGE", "ABSENT")
                + row(1, "OPERATIONAL_SKILLS", "100.00");
        sent("\uFEFF" + file).statusCode(200).body("entered", equalTo(4));
        sent(file).statusCode(200).body("entered", equalTo(0));
        sent(file.replace("59.99", "60")).statusCode(400).body("violations.field", contains("line 3"));
        sent("examiner.2", file).statusCode(200).body("entered", equalTo(2)); // skills have two markers
        clockAt("2025-08-01T10:00");
        published(batch);
    }

    @Test
    void each_wrong_cell_is_named_by_its_line_and_nothing_is_entered() {
        var right = row(0, "THEORETICAL_KNOWLEDGE", "75");
        sent(HEADER
                        + right
                        + row(0, "OPERATIONAL_SKILLS", "100.01")
                        + row(0, "THEORY", "75")
                        + "0000000000,THEORETICAL_KNOWLEDGE,75\n"
                        + row(1, "OPERATIONAL_SKILLS", ""))
                .statusCode(400)
                .body(
                        "violations.field",
                        contains("line 3.score", "line 4.subject", "line 5.registration_number", "line 6.score"));
        sent(HEADER + right).statusCode(200).body("entered", equalTo(1));
    }

    @Test
    void a_file_that_is_none_is_refused() {
        sent("").statusCode(400);
        sent(HEADER).statusCode(400).body("violations.message", contains("没有数据行"));
        sent("registration_number,score\n1,2\n").statusCode(400).body("violations.message", contains("缺少列subject"));
        sent(HEADER + row(0, "THEORETICAL_KNOWLEDGE", "75").repeat(20_001))
                .statusCode(400)
                .body("violations.message", contains("超过20000行"));
    }

    private String row(int person, String subject, String score) {
        return people.get(person).registrationNumber() + "," + subject + "," + score + "\n";
    }

    private ValidatableResponse sent(String file) {
        return sent("examiner", file);
    }

    private ValidatableResponse sent(String examiner, String file) {
        return once(examiner)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(exam(batch, "/score-files"))
                .then();
    }
}
