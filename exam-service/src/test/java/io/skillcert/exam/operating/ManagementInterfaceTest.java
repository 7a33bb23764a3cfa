package io.skillcert.exam.operating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.StackControl;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and orchestrators see of a replica, and what the public does not. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ManagementInterfaceTest {

    @Inject
    DataSource database;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/metrics"})
    void health_and_metrics_are_on_a_port_of_their_own(String path) {
        given().get(management.resolve("/q" + path)).then().statusCode(200);
        given().get("/q" + path).then().statusCode(404);
    }

    @Test
    void a_replica_without_a_broker_stays_ready_and_says_so_in_a_metric() throws Exception {
        awaitMetric("skillcert_broker_reachable", 1);
        StackControl.tell("kafka kill");
        try {
            awaitMetric("skillcert_broker_reachable", 0);
            assertEquals(200, status("/health/ready"));
            assertEquals(200, status("/health/live"));
        } finally {
            StackControl.tell("kafka start");
        }
        awaitMetric("skillcert_broker_reachable", 1);
        assertEquals(200, status("/health/ready"));
    }

    @Test
    void the_depth_of_the_outbox_is_known_without_asking_the_database() throws Exception {
        awaitMetric("skillcert_outbox_depth", 0);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table outbox in access exclusive mode");
            var metrics =
                    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> given().get(management.resolve("/q/metrics"))
                            .asString());
            assertThat(metrics, containsString("skillcert_outbox_depth"));
            assertThat(metrics, containsString("skillcert_outbox_oldest_seconds"));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/working-days?from=2025-09-26&count=5", "/v1/sessions", "/nowhere", "/v1/verification-page"})
    void every_answer_has_the_security_headers(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void the_script_of_the_verification_page_is_the_only_one_that_runs() {
        var page = given().get("/v1/verification-page");
        var nonce = page.body().asString().replaceFirst("(?s).*<script nonce=\"([^\"]+)\".*", "$1");
        assertThat(page.header("Content-Security-Policy"), containsString("script-src 'nonce-" + nonce + "'"));
        assertThat(given().get("/v1/verification-page").asString().contains(nonce), equalTo(false));
    }

    private int status(String path) {
        return given().get(management.resolve("/q" + path)).statusCode();
    }

    private void awaitMetric(String name, double value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .anyMatch(line ->
                        line.startsWith(name) && Double.parseDouble(line.substring(line.lastIndexOf(' '))) == value));
    }
}
