package io.skillcert.registration.pathway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.skillcert.localstack.testing.Conformance;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PathwayCheckConformanceTest {

    @TestFactory
    Stream<DynamicTest> golden_cases() {
        return Conformance.cases("pathway-checks")
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    var answer = given().contentType(ContentType.JSON)
                            .body(golden.request().toString())
                            .post("/v1/pathway-checks")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
                    assertEquals(List.of(), Conformance.differences(golden, answer));
                }));
    }
}
