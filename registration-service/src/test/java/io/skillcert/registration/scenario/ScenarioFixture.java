package io.skillcert.registration.scenario;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/** A learner and the calls of the dialogues. */
abstract class ScenarioFixture {

    static final String PROBLEM = "urn:skillcert:problem:";

    final String learner = aLearner();

    static String aLearner() {
        return "candidate." + UUID.randomUUID().toString().replace("-", "");
    }

    ValidatableResponse begin(String code) {
        return once(learner)
                .body(Map.of("code", code))
                .post("/v1/scenario-sessions")
                .then();
    }

    String begun(String code) {
        return begin(code).statusCode(201).extract().path("id");
    }

    ValidatableResponse send(String session, int number, String text) {
        return as(learner)
                .contentType(ContentType.JSON)
                .body(Map.of("number", number, "text", text))
                .post("/v1/scenario-sessions/" + session + "/messages")
                .then();
    }

    ValidatableResponse assess(String session, Object anchors) {
        return as(learner)
                .contentType(ContentType.JSON)
                .body(Map.of("anchors", anchors))
                .post("/v1/scenario-sessions/" + session + "/self-assessment")
                .then();
    }

    ValidatableResponse read(String session) {
        return as(learner).get("/v1/scenario-sessions/" + session).then();
    }
}
