package io.skillcert.exam.calendar;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Requests without a token are limited per client address. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AnonymousRateLimitTest {

    @Test
    void an_address_above_the_limit_is_told_when_to_retry() {
        var answers = askUntilRefused("198.51.100.7");
        assertTrue(answers.size() > burst(), "refused after " + answers.size());
        var refused = answers.get(answers.size() - 1);
        refused.then()
                .contentType("application/problem+json")
                .body("type", equalTo("urn:skillcert:problem:too-many-requests"));
        var seconds = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(seconds >= 1 && seconds <= 2, "Retry-After is " + seconds);
        assertEquals(200, ask("198.51.100.8").statusCode(), "another address is not limited");
        as("auditor")
                .header("X-Forwarded-For", "198.51.100.7")
                .get("/v1/exam-batches/00000000-0000-7000-8000-000000000000/publication")
                .then()
                .statusCode(404);
    }

    @Test
    void an_ipv6_client_is_limited_by_its_network() {
        askUntilRefused("2001:db8:1:2::1");
        assertTrue(askUntilRefused("2001:db8:1:2:ffff::2").size() < burst(), "the burst of the network is used up");
        assertEquals(200, ask("2001:db8:1:3::1").statusCode());
    }

    /** Sends requests until one is refused, and returns all answers. */
    private static List<Response> askUntilRefused(String address) {
        var answers = new ArrayList<Response>();
        while (answers.size() < 20 * burst()) {
            answers.add(ask(address));
            if (answers.get(answers.size() - 1).statusCode() == 429) {
                return answers;
            }
        }
        throw new AssertionError("no request was refused");
    }

    /** The requests of ten seconds. */
    private static int burst() {
        return 10 * ConfigProvider.getConfig().getValue("skillcert.open-requests-per-second", int.class);
    }

    private static Response ask(String address) {
        return given().header("X-Forwarded-For", address).get("/v1/working-days?from=2025-09-26&count=5");
    }
}
