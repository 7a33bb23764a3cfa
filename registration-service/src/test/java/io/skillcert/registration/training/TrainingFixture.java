package io.skillcert.registration.training;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Institutions of the samples with their courses and trainees. */
public abstract class TrainingFixture {

    protected static final ObjectMapper JSON = new ObjectMapper();

    protected static ValidatableResponse enrolled(String course, int count) {
        return once("partner")
                .body(people(count))
                .post("/v1/training-courses/" + course + "/enrolments")
                .then();
    }

    protected static Map<String, Object> people(int count) {
        return Map.of(
                "people",
                IntStream.range(0, count)
                        .mapToObj(i -> anEligibleApplicant().get("holder"))
                        .toList());
    }

    protected static String founded(JsonNode institution) {
        return once("registrar")
                .body(institution)
                .post("/v1/training-institutions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected static String course(String institution, int level) {
        return given().get("/v1/training-institutions/" + institution)
                .then()
                .extract()
                .path("courses.find { it.level == " + level + " }.id");
    }

    protected static int version(String institution) {
        return given().get("/v1/training-institutions/" + institution)
                .then()
                .extract()
                .path("version");
    }

    /** A unique name, so that each test creates an institution. */
    protected static ObjectNode sample(int index) throws Exception {
        var institution = (ObjectNode) JSON.readTree(samples().toFile()).get(index);
        return institution.put("name", institution.get("name").asText() + " " + UUID.randomUUID());
    }

    protected static Path samples() {
        return Path.of(System.getProperty("skillcert.root"), "samples/training-institutions.json");
    }
}
