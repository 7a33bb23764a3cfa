package io.skillcert.exam.operating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skillcert.exam.operating.ProductionProfileTest.Production;
import io.skillcert.localstack.testing.LocalStackResource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as it is started in production, without the settings of tests, while the broker's name is unknown. */
@QuarkusTest
@TestProfile(Production.class)
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
@QuarkusTestResource(value = UnknownBroker.class, restrictToAnnotatedClass = true)
class ProductionProfileTest {

    public static final class Production implements QuarkusTestProfile {

        @Override
        public String getConfigProfile() {
            return "prod";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.test-port", "0", "quarkus.management.test-port", "0");
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/openapi",
                "/q/openapi?format=json",
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/swagger-ui/index.html",
                "/swagger-ui",
                "/openapi"
            })
    void the_documentation_of_the_api_is_not_served_unless_it_is_asked_for(String path) {
        given().redirects().follow(false).get(path).then().statusCode(404);
        given().redirects().follow(false).get(management.resolve(path)).then().statusCode(404);
    }

    @Test
    void a_replica_that_can_not_resolve_the_broker_starts_is_ready_and_says_so_in_a_metric() {
        isUp("/q/health/ready");
        isUp("/q/health/live");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().get(
                        management.resolve("/q/metrics"))
                .then()
                .body(containsString("skillcert_broker_reachable 0.0")));
        isUp("/q/health/ready");
        isUp("/q/health/live");
    }

    private void isUp(String path) {
        given().get(management.resolve(path)).then().log().ifValidationFails().statusCode(200);
    }
}
