package io.skillcert.registration.training;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class TrainingProgrammeTest extends TrainingFixture {

    private String course;

    @BeforeEach
    void aCourseWithoutAFee() throws Exception {
        clockAt("2025-05-08");
        course = course(founded(sample(1).put("account", "partner")), 5);
    }

    @Test
    void people_in_a_programme_pay_nothing_and_others_need_a_fee() throws Exception {
        var programme = announced(sample().put("places", 50));
        enrolled(course, programme, people(4))
                .statusCode(201)
                .body("enrolments.price", everyItem(equalTo("0.00")))
                .body("enrolments.programmeId", everyItem(equalTo(programme)));
        listed().body("items.free", contains(46)).body("items.organiser", contains("罗湖区人力资源局"));
        enrolled(course, 1).statusCode(409).body("type", equalTo("urn:skillcert:problem:course-not-priced"));
    }

    @Test
    void a_group_is_enrolled_within_the_period_and_places_of_a_programme_or_not_at_all() throws Exception {
        var programme = announced(sample().put("places", 3));
        enrolled(course, programme, people(4))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:programme-full"));
        listed().body("items.free", contains(3));
        clockAt("2025-06-01");
        enrolled(course, programme, people(1))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:programme-closed"));
        clockAt("2025-05-31");
        enrolled(course, programme, people(3)).statusCode(201);
    }

    @Test
    void of_twenty_concurrent_enrolments_five_get_the_last_five_places() throws Exception {
        var programme = announced(sample().put("places", 5));
        var requests = IntStream.range(0, 20).mapToObj(i -> people(1)).toList();
        var callers = Executors.newFixedThreadPool(20);
        var answers = callers.invokeAll(requests.stream()
                .<Callable<Integer>>map(people ->
                        () -> enrolled(course, programme, people).extract().statusCode())
                .toList());
        callers.shutdown();
        int enrolled = 0;
        for (var answer : answers) {
            enrolled += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(5, enrolled);
        listed().body("items.free", contains(0));
    }

    @Test
    void a_person_is_enrolled_in_a_programme_once() throws Exception {
        var programme = announced(sample());
        var person = people(1);
        enrolled(course, programme, person).statusCode(201);
        clockAt("2025-05-09");
        enrolled(course, programme, person)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-enrolled"));
        listed().body("items.free", contains(49));
    }

    @Test
    void a_programme_belongs_to_its_course() throws Exception {
        var programme = announced(sample());
        var other = course(founded(sample(0)), 5);
        enrolled(other, programme, people(1))
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:programme-not-found"));
    }

    @Test
    void places_of_a_programme_can_not_be_reduced_below_those_taken() throws Exception {
        var programme = announced(sample());
        announce(sample()).statusCode(409).body("type", equalTo("urn:skillcert:problem:programme-known"));
        enrolled(course, programme, people(2)).statusCode(201);
        changed(programme, 1, sample().put("places", 1))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:places-taken"));
        changed(programme, 0, sample().put("places", 2)).statusCode(412);
        changed(programme, 1, sample().put("places", 2)).statusCode(200).body("free", equalTo(0));
        announce(sample().put("name", "x").put("enrolTo", "2025-04-30"))
                .statusCode(400)
                .body("violations.field", contains("enrolTo"));
    }

    private ValidatableResponse announce(ObjectNode programme) {
        return once("registrar")
                .body(programme)
                .post("/v1/training-courses/" + course + "/programmes")
                .then();
    }

    private String announced(ObjectNode programme) {
        return announce(programme).statusCode(201).extract().path("id");
    }

    private ValidatableResponse changed(String programme, int version, ObjectNode to) {
        return of("registrar", version)
                .body(to)
                .put("/v1/training-courses/" + course + "/programmes/" + programme)
                .then();
    }

    private ValidatableResponse listed() {
        return given().get("/v1/training-courses/" + course + "/programmes")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse enrolled(String course, String programme, Map<String, Object> people) {
        var request = new HashMap<>(people);
        request.put("programmeId", programme);
        return once("partner")
                .body(request)
                .post("/v1/training-courses/" + course + "/enrolments")
                .then();
    }

    private static ObjectNode sample() throws Exception {
        var file = Path.of(System.getProperty("skillcert.root"), "samples/training-programme.json");
        return (ObjectNode) JSON.readTree(file.toFile());
    }
}
