package io.skillcert.registration.progress;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.registration.ExamService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is barred from exams for misconduct can't register until the day is over (EXM-14). */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ExamBarTest {

    private static final String BARRED = "urn:skillcert:problem:barred-from-exams";

    @Inject
    DataSource database;

    @Test
    void EXM_14_the_holder_is_refused_until_the_day_and_others_learn_it_from_the_review() throws Exception {
        var applicant = anEligibleApplicant();
        var earlier = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        var holder = aCandidate();
        bind(holder, "registrar", earlier);
        var person = Rows.texts(database, "select person_id from registration where id = '" + earlier + "'")
                .get(0);
        var barred = ExamService.golden("candidate-barred.v1", earlier)
                .put("personId", person)
                .put("barredUntil", "2025-07-03");
        ExamService.send("candidate-barred.v1", barred);
        awaitBars(earlier, 1);
        var batch = anOpenBatch();
        register(holder, batch, applicant)
                .statusCode(409)
                .body("type", equalTo(BARRED))
                .body("detail", containsString("2025-07-03"));
        var stated =
                register("partner", batch, applicant).statusCode(201).extract().<String>path("id");
        change("registrar", stated, "approval", 0).statusCode(409).body("type", equalTo(BARRED));
        once("registrar")
                .post("/v1/exam-batches/" + batch + "/review-queue/bulk-approval")
                .then()
                .statusCode(200)
                .body("left.BARRED", equalTo(1));
        change("registrar", stated, "rejection", 0).statusCode(200).body("status", equalTo("INELIGIBLE"));
        clockAt("2025-07-04");
        register(holder, batch, applicant).statusCode(201);
    }

    @Test
    void EXM_14_a_refusal_and_its_next_step_name_the_day_and_an_account_of_a_stranger_learns_of_neither()
            throws Exception {
        var applicant = anEligibleApplicant();
        var batch = anOpenBatch();
        var ofPartner =
                register("partner", batch, applicant).statusCode(201).extract().<String>path("id");
        var person = Rows.texts(database, "select person_id from registration where id = '" + ofPartner + "'")
                .get(0);
        var stranger = aCandidate();
        var ofStranger = register(stranger, anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        var bar = ExamService.golden("candidate-barred.v1", ofPartner)
                .put("personId", person)
                .put("barredUntil", "2025-07-05");
        ExamService.send("candidate-barred.v1", bar);
        awaitBars(ofPartner, 1);
        for (var refused : List.of(ofPartner, ofStranger)) {
            change("registrar", refused, "rejection", 0).statusCode(200);
        }
        letter("partner", ofPartner, "en")
                .body(containsString("barred from exams for misconduct until 2025-07-05"))
                .body(containsString("register again from 2025-07-06"))
                .body(not(containsString("in this batch")));
        letter("partner", ofPartner, "zh").body(containsString("自2025-07-06起可以重新报名"));
        steps("partner", ofPartner)
                .body("steps.code", contains("REGISTER_AGAIN"))
                .body("steps[0].from", equalTo("2025-07-06"));
        letter(stranger, ofStranger, "en").body(not(containsString("barred"))).body(containsString("in this batch"));
        steps(stranger, ofStranger)
                .body("steps.code", contains("REGISTER_AGAIN"))
                .body("steps[0].from", nullValue());
        clockAt("2025-07-06");
        steps("partner", ofPartner)
                .body("steps.code", contains("REGISTER_AGAIN"))
                .body("steps[0].from", nullValue());
    }

    private static ValidatableResponse letter(String caller, String registration, String language) {
        return as(caller)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/v1/registrations/" + registration + "/letters/2")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse steps(String caller, String registration) {
        return as(caller)
                .get("/v1/registrations/" + registration + "/next-steps")
                .then()
                .statusCode(200);
    }

    @Test
    void a_bar_that_ended_refuses_nobody() throws Exception {
        var applicant = anEligibleApplicant();
        var earlier = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        var person = Rows.texts(database, "select person_id from registration where id = '" + earlier + "'")
                .get(0);
        send("candidate-barred.v1", earlier, person);
        awaitBars(earlier, 1);
        send("exam-bar-ended.v1", earlier, person);
        awaitBars(earlier, 0);
        change("registrar", earlier, "approval", 0).statusCode(200);
    }

    private static void send(String type, String registration, String person) throws IOException {
        ExamService.send(type, ExamService.golden(type, registration).put("personId", person));
    }

    private void awaitBars(String registration, int bars) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Rows.texts(
                        database, "select count(*) from exam_bar where registration_id = '" + registration + "'")
                .equals(List.of(String.valueOf(bars))));
    }
}
