package io.skillcert.exam.statistics;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.attended;
import static io.skillcert.exam.ExamScenario.awaitTrainings;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.RegistrationEvents.trained;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class StatisticsTest {

    private final UUID batch = UUID.randomUUID();

    @Inject
    DataSource database;

    @Test
    void rates_and_distributions_are_counted_by_level_and_subject_from_publication_on() throws Exception {
        clockAt("2025-07-14T09:00");
        var people = entered(batch, 4, 4, 4, 5);
        seated(batch, 10);
        var institution = UUID.randomUUID();
        trained(people.get(0), institution);
        trained(people.get(1), institution);
        trained(people.get(1), institution);
        awaitTrainings(database, institution, 3);
        clockAt("2025-07-27T18:00");
        for (var present : people.subList(0, 3)) {
            var id = present.registrationId();
            attended(batch, List.of(score(id, "THEORETICAL_KNOWLEDGE", "0"), score(id, "OPERATIONAL_SKILLS", "0")));
        }
        var theory = List.of("100", "59.99", "60", "ABSENT");
        var skills = List.of("75", "9.99", "79.5", "ABSENT");
        var file = new StringBuilder("registration_number,subject,score\n");
        for (int i = 0; i < people.size(); i++) {
            var number = people.get(i).registrationNumber();
            file.append(number)
                    .append(",THEORETICAL_KNOWLEDGE,")
                    .append(theory.get(i))
                    .append('\n');
            file.append(number)
                    .append(",OPERATIONAL_SKILLS,")
                    .append(skills.get(i))
                    .append('\n');
        }
        accredited("examiner", "examiner.2");
        for (var examiner : List.of("examiner", "examiner.2")) {
            // The second finds two points more where the first found 75.
            var found = examiner.equals("examiner")
                    ? file.toString()
                    : file.toString().replace(",75\n", ",77\n");
            once(examiner)
                    .contentType("text/csv")
                    .body(found.getBytes(StandardCharsets.UTF_8))
                    .post(exam(batch, "/score-files"))
                    .then()
                    .statusCode(200);
        }
        as("exam-officer").get(exam(batch, "/figures")).then().statusCode(404);
        clockAt("2025-08-01T10:00");
        published(batch);
        as("auditor")
                .get(exam(batch, "/figures"))
                .then()
                .statusCode(200)
                .body("levels.level", contains(5, 4))
                .body("levels.people", contains(1, 3))
                .body("levels.passed", contains(0, 2))
                .body("levels[1].passRate", equalTo(66.67f))
                .body("subjects[0].passRate", nullValue())
                .body("subjects[0].absent", equalTo(1))
                .body("subjects[2].subject", equalTo("THEORETICAL_KNOWLEDGE"))
                .body("subjects[2].sat", equalTo(3))
                .body("subjects[2].passed", equalTo(2))
                .body("subjects[2].distribution", contains(0, 0, 0, 0, 0, 1, 1, 0, 0, 1))
                .body("subjects[3].distribution", contains(1, 0, 0, 0, 0, 0, 0, 2, 0, 0));
        as("auditor")
                .get(exam(batch, "/figures"))
                .then()
                .body("institutions.institutionId", contains(institution.toString()))
                .body("institutions.people", contains(2))
                .body("institutions.passed", contains(1))
                .body("agreement.subject", contains("OPERATIONAL_SKILLS"))
                .body("agreement.marked", contains(3))
                .body("agreement.thirdMarkers", contains(0))
                .body("agreement.meanSpread", contains(0.67f))
                .body("agreement.largestSpread", contains(2.0f));
        for (var table : List.of("LEVELS", "INSTITUTIONS", "AGREEMENT")) {
            as("exam-officer")
                    .accept("text/csv")
                    .get(exam(batch, "/figures/export?of=" + table))
                    .then()
                    .statusCode(200);
        }
        as("exam-officer").get(exam(batch, "/figures/export?of=NONE")).then().statusCode(400);
        var csv = as("exam-officer").accept("text/csv").get(exam(batch, "/figures/export"));
        assertEquals(200, csv.statusCode());
        assertEquals(
                "4,THEORETICAL_KNOWLEDGE,3,0,2,66.67,0,0,0,0,0,1,1,0,0,1",
                csv.body().asString().lines().skip(3).findFirst().orElseThrow());
    }
}
