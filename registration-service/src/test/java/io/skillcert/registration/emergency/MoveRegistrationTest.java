package io.skillcert.registration.emergency;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.cancelBatch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import io.skillcert.registration.payment.PaymentFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class MoveRegistrationTest extends PaymentFixture {

    private String order;
    private String next;

    @BeforeEach
    void aPaidRegistrationAndANextBatch() {
        order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        next = anOpenBatch(later(batch()));
    }

    @Test
    void REG_12_a_hindered_registration_moves_to_the_next_batch_free_and_confirmed() throws Exception {
        var moved = move(registration, next, version(registration))
                .statusCode(201)
                .body("status", equalTo("CONFIRMED"))
                .body("fee", equalTo("0.00"))
                .body("movedFrom", equalTo(registration))
                .body("batchId", equalTo(next))
                .body("registeredOn", equalTo("2025-07-03"))
                .body("eligibility.eligible", equalTo(true))
                .extract()
                .<String>path("id");
        status("CANCELLED");
        assertEquals(List.of(), refunds(order));
        as("candidate")
                .get("/v1/registrations/" + moved + "/history")
                .then()
                .statusCode(200)
                .body("to", contains("UNDER_REVIEW", "APPROVED", "CONFIRMED"))
                .body("[2].reason", equalTo("typhoon"));
        as("candidate").get("/v1/registrations/" + moved + "/decisions").then().body("size()", equalTo(1));
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> broker.read("registration.events").stream()
                .filter(event -> event.value().contains(moved)
                        || event.value().contains(registration)
                                && Broker.header(event, "ce_type").contains("cancelled"))
                .map(event -> Broker.header(event, "ce_type"))
                .toList()
                .equals(List.of(
                        "io.skillcert.registration.registration-cancelled.v1",
                        "io.skillcert.registration.registration-confirmed.v1")));
    }

    @Test
    void REG_13_a_stranger_who_registers_the_person_first_does_not_block_the_move() {
        var person = anEligibleApplicant();
        var own = confirmed(batch, person);
        var blocking =
                register(aCandidate(), next, person).statusCode(201).extract().<String>path("id");
        move(own, next, version(own)).statusCode(201).body("status", equalTo("CONFIRMED"));
        as("registrar")
                .get("/v1/registrations/" + blocking)
                .then()
                .body("status", equalTo("UNDER_REVIEW"))
                .body("identification.possibleDuplicate", equalTo(true));
        var another = anEligibleApplicant();
        var second = confirmed(batch, another);
        confirmed(next, another);
        move(second, next, version(second))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:duplicate-registration"));
    }

    @Test
    void concurrent_requests_move_a_registration_once() throws Exception {
        int version = version(registration);
        var registrars = Executors.newFixedThreadPool(4);
        var answers = registrars.invokeAll(IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(
                        i -> () -> move(registration, next, version).extract().statusCode())
                .toList());
        registrars.shutdown();
        int moved = 0;
        for (var answer : answers) {
            moved += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, moved);
        move(registration, next, version(registration))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-confirmed"));
    }

    @Test
    void REG_12_the_fee_is_refunded_if_the_next_batch_is_cancelled_too() throws Exception {
        move(registration, next, version(registration)).statusCode(201);
        cancelBatch(next);
        clockAt("2025-07-04");
        assertEquals(List.of("BATCH_CANCELLED 360.00 DUE"), refunds(order));
    }

    @Test
    void a_move_releases_and_reserves_places_and_is_refused_by_a_full_batch() {
        var small = anOpenBatch(withOnePlace(later(batch())));
        var other = confirmed(anOpenBatch(withOnePlace(batch())), anEligibleApplicant());
        move(registration, small, version(registration)).statusCode(201);
        move(other, small, version(other)).statusCode(409).body("type", equalTo("urn:skillcert:problem:site-full"));
        as("partner").get("/v1/registrations/" + other).then().body("status", equalTo("CONFIRMED"));
        as("registrar").get("/v1/exam-batches/" + small).then().body("sites[0].places[0].free", equalTo(0));
    }

    @Test
    void a_move_to_a_batch_without_the_level_or_past_its_review_is_refused() {
        var levels = later(batch());
        levels.putArray("levels").add(5);
        move(registration, anOpenBatch(levels), version(registration))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:other-exam"));
        clockAt("2025-08-14");
        move(registration, next, version(registration))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:review-period-over"));
        move(registration, batch, version(registration)).statusCode(409);
        var open = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .<String>path("id");
        move(open, next, 0).statusCode(409).body("type", equalTo("urn:skillcert:problem:not-confirmed"));
    }

    @Test
    void REG_12_a_registration_with_a_result_is_not_hindered() throws Exception {
        ExamService.send("result-published.v1", ExamService.golden("result-published.v1", registration));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("auditor")
                                .get("/v1/registrations/" + registration)
                                .then()
                                .extract()
                                .path("exam.outcome")
                        != null);
        move(registration, next, version(registration))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:result-published"));
        of("registrar", version(registration))
                .body(Map.of("reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:result-published"));
        status("CONFIRMED");
    }

    private static ObjectNode later(ObjectNode plan) {
        return plan.put("reviewTo", "2025-08-13").put("examFrom", "2025-08-26").put("examTo", "2025-08-27");
    }

    private static ObjectNode withOnePlace(ObjectNode plan) {
        plan.putArray("sites")
                .addObject()
                .put("name", "Site 1")
                .put("address", "Futian")
                .putArray("places")
                .addObject()
                .put("level", 4)
                .put("subject", "THEORETICAL_KNOWLEDGE")
                .put("places", 1);
        return plan;
    }

    @Test
    void REG_12_the_owner_can_move_once_the_exam_office_has_cancelled_the_session() throws Exception {
        move("candidate", registration, next, version(registration))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-hindered"));
        ExamService.send("seats-assigned.v1", ExamService.golden("seats-assigned.v1", registration));
        ExamService.send("sitting-cancelled.v1", ExamService.golden("sitting-cancelled.v1", registration));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("registrar")
                .get("/v1/registrations?hindered=true&limit=200")
                .then()
                .extract()
                .<List<String>>path("items.id")
                .contains(registration));
        as("candidate")
                .get("/v1/registrations/" + registration)
                .then()
                .body("exam.hinderedAt", equalTo("2025-07-27T00:00:00Z"))
                .body("exam.seats", equalTo(null));
        move("partner", registration, next, version(registration)).statusCode(404);
        move("candidate", registration, next, version(registration))
                .statusCode(201)
                .body("fee", equalTo("0.00"));
    }

    private static ValidatableResponse move(String registration, String batch, int version) {
        return move("registrar", registration, batch, version);
    }

    private static ValidatableResponse move(String client, String registration, String batch, int version) {
        return of(client, version)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("batchId", batch, "reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency/move")
                .then();
    }

    private static int version(String registration) {
        return as("auditor")
                .get("/v1/registrations/" + registration)
                .then()
                .extract()
                .path("version");
    }
}
