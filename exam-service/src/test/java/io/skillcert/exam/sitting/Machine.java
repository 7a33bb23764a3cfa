package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** The machine of a candidate, which calls the service by its token. */
record Machine(String attempt, String token) {

    RequestSpecification call() {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private String path(String rest) {
        return "/v1/attempts/" + attempt + rest;
    }

    ValidatableResponse paper() {
        return call().get(path("/paper")).then();
    }

    ValidatableResponse start() {
        return call().post(path("/start")).then();
    }

    ValidatableResponse save(List<Map<String, Object>> events) {
        return call().body(Map.of("events", events)).post(path("/answers")).then();
    }

    ValidatableResponse save(Map<String, Object> event) {
        return save(List.of(event));
    }

    ValidatableResponse state() {
        return call().get(path("/state")).then();
    }

    ValidatableResponse submit() {
        return call().body(Map.of()).post(path("/submission")).then();
    }
}
