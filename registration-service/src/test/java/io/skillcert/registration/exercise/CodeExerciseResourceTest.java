package io.skillcert.registration.exercise;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CodeExerciseResourceTest {

    private static final String PATH = "/v1/code-exercises";

    @Test
    void everybody_lists_exercises_by_level_and_function() {
        given().get(PATH)
                .then()
                .statusCode(200)
                .body("items", hasSize(CodeExerciseFiles.read().size()));
        given().queryParam("level", 3).get(PATH).then().body("items.level", everyItem(equalTo(3)));
        given().queryParam("level", 4)
                .queryParam("function", "DATA_ANNOTATION")
                .get(PATH)
                .then()
                .body("items.code", containsInAnyOrder("json-labels", "kappa", "word-counts", "box-iou"));
        given().queryParam("level", 5).get(PATH).then().body("items.code", contains("clean-csv"));
        given().queryParam("level", 2).get(PATH).then().statusCode(400).body("violations.field", contains("level"));
    }

    @Test
    void an_exercise_is_read_with_files_and_checks_and_without_the_solution() {
        given().header("Accept-Language", "en")
                .get(PATH + "/csv-cleaning")
                .then()
                .statusCode(200)
                .body("title", equalTo("Clean a collected table"))
                .body("files", hasKey("orders.csv"))
                .body("$", hasKey("checks"))
                .body("pyodideUrl", equalTo("https://pyodide.example.org/v1/"))
                .body("$", not(hasKey("solution")));
        given().header("Accept-Language", "zh")
                .get(PATH + "/csv-cleaning")
                .then()
                .body("title", equalTo("清洗采集表"));
        given().get(PATH + "/none")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:code-exercise-not-found"));
    }
}
