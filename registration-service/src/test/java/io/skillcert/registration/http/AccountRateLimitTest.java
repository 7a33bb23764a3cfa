package io.skillcert.registration.http;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests with a token are limited per account, here one a second and ten at once. */
@QuarkusTest
@TestProfile(AccountRateLimitTest.OneASecond.class)
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class AccountRateLimitTest {

    public static final class OneASecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillcert.account-requests-per-second", "1");
        }
    }

    @Test
    void an_account_above_the_limit_is_told_when_to_retry() {
        var answers = askUntilRefused("auditor.2");
        assertTrue(answers.size() > 10, "refused after " + answers.size());
        answers.get(0)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"account\";q=10;w=10")
                .header("RateLimit", matchesPattern("\"account\";r=9;t=\\d"));
        answers.get(answers.size() - 1)
                .then()
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[12]"))
                .header("RateLimit-Policy", "\"account\";q=10;w=10")
                .header("RateLimit", matchesPattern("\"account\";r=0;t=[12]"))
                .body("type", equalTo("urn:skillcert:problem:too-many-requests"))
                .body("detail", containsString("Wait "));
        as("auditor.3").get("/v1/registrations").then().statusCode(200);
        as("auditor.3").get("/v1/sandbox/clock").then().statusCode(403).header("RateLimit", nullValue());
    }

    @Test
    void what_needs_no_token_is_limited_by_the_address() {
        given().get("/v1/commitment")
                .then()
                .statusCode(200)
                .header("RateLimit", startsWith("\"address\";r="))
                .header("RateLimit-Policy", startsWith("\"address\";q="));
    }

    private static List<Response> askUntilRefused(String client) {
        var answers = new ArrayList<Response>();
        while (answers.size() < 1000) {
            answers.add(as(client).header("Accept-Language", "en").get("/v1/registrations?limit=1"));
            if (answers.get(answers.size() - 1).statusCode() == 429) {
                return answers;
            }
        }
        throw new AssertionError("no request was refused");
    }
}
