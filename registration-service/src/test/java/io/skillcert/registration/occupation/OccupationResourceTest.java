package io.skillcert.registration.occupation;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class OccupationResourceTest {

    private static final Map<String, Object> DESCRIPTION = Map.of(
            "name",
            "测试职业",
            "nameEn",
            "Test occupation",
            "relatedOccupations",
            List.of("相近职业"),
            "relevantMajors",
            List.of("计算机科学与技术"));

    @Test
    void everybody_can_read_an_occupation() {
        given().get("/v1/occupations/4-04-05-05")
                .then()
                .statusCode(200)
                .body("name", equalTo("人工智能训练师"))
                .header("ETag", startsWith("\"0-"));
        given().get("/v1/occupations").then().body("items.code", hasItem("4-04-05-05"));
        given().get("/v1/occupations/9-99-99-98").then().statusCode(404);
    }

    @Test
    void a_registrar_creates_an_occupation_and_changes_it_by_its_version() {
        as("registrar")
                .body(DESCRIPTION)
                .put("/v1/occupations/9-99-99-99")
                .then()
                .statusCode(200);
        as("registrar")
                .body(DESCRIPTION)
                .put("/v1/occupations/9-99-99-99")
                .then()
                .statusCode(428);
        of("registrar", 5)
                .body(DESCRIPTION)
                .put("/v1/occupations/9-99-99-99")
                .then()
                .statusCode(412);
        of("registrar", 0)
                .body(DESCRIPTION)
                .put("/v1/occupations/9-99-99-99")
                .then()
                .statusCode(200)
                .body("relevantMajors", contains("计算机科学与技术"));
        as("registrar")
                .body(DESCRIPTION)
                .put("/v1/occupations/trainer")
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
    }
}
