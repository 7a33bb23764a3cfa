package io.skillcert.registration.outcome;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Careers as stated, outcomes as measured without small groups, and reports that can be withdrawn. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class OutcomeTest {

    @Inject
    DataSource database;

    @Test
    void careers_are_shown_as_stated_and_not_measured() {
        given().get("/v1/careers/levels")
                .then()
                .statusCode(200)
                .body("stages", hasSize(4))
                .body("stages[0].years.from", equalTo(1))
                .body("stages[3].years.to", nullValue())
                .body("sectors", hasSize(5))
                .body("sectors[3].monthlyWage.to", equalTo(40000))
                .body("sectors.monthlyWage.statedBy", everyItem(equalTo("training institutions")))
                .body("sectors.monthlyWage.on", everyItem(equalTo("2025-06")))
                .body("sectors.monthlyWage.measured", everyItem(equalTo(false)));
    }

    @Test
    void nine_candidates_of_an_institution_are_hidden_and_ten_shown() throws SQLException {
        var batch = anOpenBatch();
        var first = institution(1);
        examined(first, batch, 1, 9, 9);
        clockAt("2025-10-01");
        figures(1, first)
                .body("firstAttempts.shown", equalTo(false))
                .body("firstAttempts.least", equalTo(10))
                .body("firstAttempts", not(hasKey("passed")))
                .body("certificates.shown", equalTo(false))
                .body("reports.shown", equalTo(false));
        examined(first, batch, 1, 1, 0);
        clockAt("2025-09-30");
        figures(1, first).body("firstAttempts.shown", equalTo(false)).body("before", equalTo("2025-07-01"));
        clockAt("2025-10-01");
        figures(1, first)
                .body("measured", equalTo(true))
                .body("firstAttempts.shown", equalTo(true))
                .body("firstAttempts.passed.of", equalTo(10))
                .body("firstAttempts.passed.count", equalTo(9))
                .body("firstAttempts.passed.share", equalTo(0.9f))
                .body("firstAttempts.passed.low", equalTo(0.596f))
                .body("firstAttempts.passed.high", equalTo(0.982f))
                .body("firstAttempts.subjects.find { it.subject == 'THEORETICAL_KNOWLEDGE' }.passed.count", equalTo(10))
                .body("firstAttempts.subjects.find { it.subject == 'OPERATIONAL_SKILLS' }.passed.count", equalTo(9))
                .body("certificates.shown", equalTo(false));
    }

    @Test
    void the_next_smallest_institution_is_hidden_with_a_single_hidden_one() throws SQLException {
        var batch = anOpenBatch();
        var large = institution(2);
        var middle = institution(2);
        var small = institution(2);
        examined(large, batch, 2, 14, 12);
        examined(middle, batch, 2, 12, 11);
        clockAt("2025-10-01");
        figures(2, middle).body("firstAttempts.shown", equalTo(true)).body("certificates.medianDays", equalTo(39.0f));
        clockAt("2025-07-03");
        examined(small, batch, 2, 4, 4);
        clockAt("2025-10-01");
        figures(2, small).body("firstAttempts.shown", equalTo(false));
        figures(2, middle).body("firstAttempts.shown", equalTo(false));
        figures(2, large).body("firstAttempts.shown", equalTo(true)).body("firstAttempts.passed.of", equalTo(14));
        figures(2, null).body("firstAttempts.shown", equalTo(true)).body("firstAttempts.passed.of", equalTo(30));
        given().queryParam("level", 6).get("/v1/outcome-figures").then().statusCode(400);
        given().queryParam("level", 2)
                .queryParam("institution", UUID.randomUUID())
                .get("/v1/outcome-figures")
                .then()
                .statusCode(404);
    }

    @Test
    void a_holder_reports_a_quarter_once_and_withdraws_the_report() throws SQLException {
        var holder = holderOf(5);
        clockAt("2025-10-02");
        var id = report(holder, Map.of()).statusCode(201).extract().<String>path("id");
        report(holder, Map.of()).statusCode(409).body("type", equalTo(problem("outcome-reported")));
        report(holder, Map.of("consent", false)).statusCode(400).body("violations[0].field", equalTo("consent"));
        report(holder, Map.of("level", 4)).statusCode(409).body("type", equalTo(problem("certificate-not-held")));
        for (var quarter : List.of("2025-Q2", "2026-Q1", "2025-Q5")) {
            report(holder, Map.of("quarter", quarter)).statusCode(400).body("violations[0].field", equalTo("quarter"));
        }
        report(holder, Map.of("quarter", "2025-Q4", "employed", false))
                .statusCode(400)
                .body("violations.field", equalTo(List.of("occupationRelated", "wageBand")));
        report(aCandidate(), Map.of()).statusCode(409).body("type", equalTo(problem("account-not-bound")));
        var other = holderOf(5);
        clockAt("2025-10-02");
        as(other).get("/v1/outcome-reports").then().statusCode(200).body("items", hasSize(0));
        as(other)
                .delete("/v1/outcome-reports/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo(problem("outcome-report-not-found")));
        as(holder)
                .get("/v1/outcome-reports")
                .then()
                .body("items", hasSize(1))
                .body("items[0].wageBand", equalTo("FROM_15000"));
        as(holder).delete("/v1/outcome-reports/" + id).then().statusCode(204);
        as(holder).get("/v1/outcome-reports").then().body("items", hasSize(0));
        report(holder, Map.of()).statusCode(201);
    }

    @Test
    void reports_of_ten_holders_are_shown_from_the_next_quarter_on_and_a_withdrawal_hides_them() throws SQLException {
        String last = null;
        String lastReport = null;
        for (int i = 0; i < 10; i++) {
            last = holderOf(3);
            clockAt("2025-09-02");
            lastReport =
                    report(last, Map.of("level", 3)).statusCode(201).extract().path("id");
        }
        figures(3, null).body("reports.shown", equalTo(false));
        clockAt("2025-10-02");
        figures(3, null)
                .body("reports.shown", equalTo(true))
                .body("reports.employed.of", equalTo(10))
                .body("reports.occupationRelated.count", equalTo(10))
                .body("reports.wageBands[0].people", equalTo(10));
        as(last).delete("/v1/outcome-reports/" + lastReport).then().statusCode(204);
        figures(3, null).body("reports.shown", equalTo(false)).body("reports.least", equalTo(10));
    }

    private static String problem(String type) {
        return "urn:skillcert:problem:" + type;
    }

    private static ValidatableResponse figures(int level, String institution) {
        var request = given().queryParam("level", level);
        if (institution != null) {
            request.queryParam("institution", institution);
        }
        return request.get("/v1/outcome-figures").then().statusCode(200);
    }

    private static ValidatableResponse report(String account, Map<String, Object> changes) {
        var report = new HashMap<String, Object>(Map.of(
                "level",
                5,
                "quarter",
                "2025-Q3",
                "employed",
                true,
                "occupationRelated",
                true,
                "wageBand",
                "FROM_15000",
                "consent",
                true));
        report.putAll(changes);
        return once(account).body(report).post("/v1/outcome-reports").then();
    }

    /** An account that is bound to the holder of a certificate of 11 August 2025. */
    private String holderOf(int level) throws SQLException {
        var registration = register("partner", anOpenBatch(), anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        var account = aCandidate();
        bind(account, "registrar", registration);
        Rows.change(
                database,
                "insert into certificate_held (certificate_number, person_id, occupation_code, level, issued_on)"
                        + " select r.id::text, r.person_id, r.occupation_code, " + level
                        + ", '2025-08-11' from registration r where r.id = '" + registration + "'");
        return account;
    }

    private static String institution(int level) {
        return once("registrar")
                .body(Map.of(
                        "name",
                        "测试机构 " + UUID.randomUUID(),
                        "account",
                        "partner",
                        "qualified",
                        true,
                        "landlines",
                        List.of(),
                        "courses",
                        List.of(Map.of(
                                "level",
                                level,
                                "standardHours",
                                60,
                                "modules",
                                List.of(),
                                "fees",
                                List.of(Map.of("from", "2025-06-01", "amount", "2000.00"))))))
                .post("/v1/training-institutions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /**
     * People complete a course on 3 July 2025 and have their results published on 1 August, their certificates on the 11th.
     *
     * @param passed how many of them pass; the others fail in operational skills
     */
    private void examined(String institution, String batch, int level, int people, int passed) throws SQLException {
        clockAt("2025-07-03");
        var course = given().get("/v1/training-institutions/" + institution)
                .then()
                .extract()
                .<String>path("courses[0].id");
        List<String> enrolments = once("partner")
                .body(Map.of(
                        "people",
                        IntStream.range(0, people)
                                .mapToObj(i -> anEligibleApplicant().get("holder"))
                                .toList()))
                .post("/v1/training-courses/" + course + "/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .path("enrolments.id");
        var decided = register("partner", batch, anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        for (int i = 0; i < people; i++) {
            once("partner")
                    .body(Map.of(
                            "completedOn",
                            "2025-07-03",
                            "certificateNumber",
                            UUID.randomUUID().toString()))
                    .post("/v1/training-courses/" + course + "/enrolments/" + enrolments.get(i) + "/completion")
                    .then()
                    .statusCode(200);
            result(enrolments.get(i), batch, decided, level, i < passed);
        }
    }

    private void result(String enrolment, String batch, String decidedWith, int level, boolean isPassed)
            throws SQLException {
        var registration = UUID.randomUUID();
        Rows.change(
                database,
                "insert into registration (id, version, number, batch_id, person_id, occupation_code, level, attempt, status,"
                        + " registered_by, registered_on, registered_as, sponsor_reference, commitment, committed_by,"
                        + " decided_with) select '" + registration + "', 0, nextval('registration_number'), '" + batch
                        + "', person_id, '4-04-05-05', " + level
                        + ", 'FIRST', 'CONFIRMED', 'partner', '2025-07-03', 'PARTNER', 'invoice', '1900-01-01', 'partner', '"
                        + decidedWith + "'"
                        + " from training_enrolment where id = '" + enrolment + "'");
        Rows.change(
                database,
                "insert into exam_progress (registration_id, outcome, subjects, published_on) values ('" + registration
                        + "', '" + (isPassed ? "PASSED" : "NOT_PASSED") + "', '"
                        + "[{\"subject\": \"THEORETICAL_KNOWLEDGE\", \"status\": \"PASSED\"},"
                        + " {\"subject\": \"OPERATIONAL_SKILLS\", \"status\": \"" + (isPassed ? "PASSED" : "FAILED")
                        + "\"}]', '2025-08-01')");
        if (isPassed) {
            Rows.change(
                    database,
                    "insert into certificate_held (certificate_number, person_id, occupation_code, level, issued_on)"
                            + " select r.id::text, r.person_id, r.occupation_code, r.level, '2025-08-11'"
                            + " from registration r where r.id = '" + registration + "'");
        }
    }
}
