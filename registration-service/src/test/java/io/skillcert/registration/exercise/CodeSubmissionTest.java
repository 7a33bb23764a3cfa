package io.skillcert.registration.exercise;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.allowance.DailyUses;
import io.skillcert.registration.allowance.DailyUses.Activity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CodeSubmissionTest {

    private static final Map<String, Object> PASSED = Map.of("name", "kappa", "passed", true);
    private static final Map<String, Object> FAILED = Map.of("name", "观察一致率", "passed", false);

    @Inject
    CodeSubmissions submissions;

    @Inject
    DiscardOldCodeSubmissions discard;

    @Inject
    DailyUses uses;

    @Inject
    BusinessClock clock;

    private final String learner = aLearner();

    private static String aLearner() {
        return "candidate." + UUID.randomUUID().toString().replace("-", "");
    }

    private ValidatableResponse submit(String code, Object source, Object results) {
        return once(learner)
                .body(Map.of("source", source, "results", results))
                .post("/v1/code-exercises/" + code + "/submissions")
                .then();
    }

    @Test
    void a_learner_submits_programs_with_the_browsers_word_and_reads_and_deletes_the_own_ones() {
        submit("kappa", "kappa = 0.4", List.of(PASSED, FAILED))
                .statusCode(201)
                .body("exercise", equalTo("kappa"))
                .body("reportedBy", equalTo("BROWSER"))
                .body("results.passed", contains(true, false))
                .body("$", not(hasKey("mark")));
        submit("csv-cleaning", "rows = []\n", List.of()).statusCode(201);
        var first = as(learner)
                .queryParam("limit", 1)
                .get("/v1/code-submissions")
                .then()
                .statusCode(200)
                .body("items.exercise", contains("kappa"))
                .body("items[0].source", equalTo("kappa = 0.4"))
                .body("items[0].results.name", contains("kappa", "观察一致率"))
                .extract()
                .<String>path("next");
        as(learner)
                .queryParam("after", first)
                .get("/v1/code-submissions")
                .then()
                .body("items.exercise", contains("csv-cleaning"))
                .body("$", not(hasKey("next")));
        as(aLearner()).get("/v1/code-submissions").then().statusCode(200).body("items", hasSize(0));
        as("partner").get("/v1/code-submissions").then().statusCode(403);
        given().get("/v1/code-submissions").then().statusCode(401);
        as(learner).delete("/v1/code-submissions").then().statusCode(204);
        as(learner).get("/v1/code-submissions").then().body("items", hasSize(0));
    }

    @Test
    void bad_submissions_are_refused_by_the_field_and_nothing_is_stored() {
        submit("none", "x = 1", List.of())
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:code-exercise-not-found"));
        submit("kappa", " ", List.of()).statusCode(400).body("violations.field", hasItem("source"));
        submit("kappa", "#".repeat(16_385), List.of()).statusCode(400).body("violations.field", contains("source"));
        submit("kappa", "题".repeat(5_462), List.of()).statusCode(400).body("violations.field", contains("source"));
        submit("kappa", "#".repeat(70_000), List.of()).statusCode(413);
        submit("kappa", "x = 1", Collections.nCopies(51, PASSED))
                .statusCode(400)
                .body("violations.field", contains("results"));
        submit("kappa", "x = 1", List.of(Map.of("name", "x".repeat(101), "passed", true)))
                .statusCode(400)
                .body("violations.field", contains("results[0].name"));
        submit("kappa", "x = 1", List.of(Map.of("name", "x")))
                .statusCode(400)
                .body("violations.field", contains("results[0].passed"));
        as(learner).get("/v1/code-submissions").then().body("items", hasSize(0));
        submit("kappa", "#".repeat(16_384), Collections.nCopies(50, Map.of("name", "检".repeat(100), "passed", false)))
                .statusCode(201);
    }

    @Test
    void an_account_submits_at_most_200_programs_a_day_also_at_once() throws Exception {
        var name = UUID.randomUUID().toString();
        Callable<Boolean> take = () -> QuarkusTransaction.requiringNew()
                .call(() -> uses.take(name, Activity.CODE_SUBMISSION, SubmitCode.A_DAY));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var taken = threads.invokeAll(Collections.nCopies(SubmitCode.A_DAY + 8, take)).stream()
                    .filter(result -> {
                        try {
                            return result.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .count();
            assertEquals(SubmitCode.A_DAY, taken);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void the_program_after_the_last_of_the_day_is_refused() {
        var own = submit("kappa", "x = 1", List.of()).statusCode(201).extract().<String>path("id");
        var account = QuarkusTransaction.requiringNew().call(() -> accountOf(UUID.fromString(own)));
        for (int more = 2; more <= SubmitCode.A_DAY; more++) {
            assertTrue(QuarkusTransaction.requiringNew()
                    .call(() -> uses.take(account, Activity.CODE_SUBMISSION, SubmitCode.A_DAY)));
        }
        submit("kappa", "x = 1", List.of())
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:too-many-programs"));
        assertTrue(QuarkusTransaction.requiringNew().call(() -> uses.take(account, Activity.SCENARIO_MESSAGE, 1)));
        assertFalse(QuarkusTransaction.requiringNew().call(() -> uses.take(account, Activity.SCENARIO_MESSAGE, 1)));
    }

    private String accountOf(UUID submission) {
        return (String) submissions
                .getEntityManager()
                .createNativeQuery("select account from code_submission where id = :id")
                .setParameter("id", submission)
                .getSingleResult();
    }

    @Test
    void programs_are_deleted_two_years_after_their_submission() {
        var program = new CodeSubmission.Program("x = 1", "[]");
        var now = clock.instant();
        var old = new CodeSubmission(Ids.next(), learner, "kappa", program, now.minus(Duration.ofDays(731)));
        var young = new CodeSubmission(Ids.next(), learner, "kappa", program, now.minus(Duration.ofDays(729)));
        QuarkusTransaction.requiringNew().run(() -> submissions.persist(old, young));
        assertTrue(discard.due(1_000).contains(old.id()));
        assertFalse(discard.due(1_000).contains(young.id()));
        QuarkusTransaction.requiringNew().run(() -> discard.handle(List.of(old.id())));
        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(submissions.findByIdOptional(old.id()).isEmpty());
            assertTrue(submissions.findByIdOptional(young.id()).isPresent());
        });
    }
}
