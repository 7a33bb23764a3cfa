package io.skillcert.localstack.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.skillcert.localstack.server.Tokens;
import java.util.Map;
import java.util.UUID;

/** Prepares REST Assured requests to the service under test, with a token of the test run's issuer. */
public final class Callers {

    private static final Tokens TOKENS = Tokens.ofTestRun();
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final ObjectMapperConfig ONE_MAPPER =
            ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> JSON);

    private Callers() {}

    /** @param client a role, or a second user with it such as {@code partner.2} */
    public static RequestSpecification as(String client) {
        return given().config(withOneMapper()).auth().oauth2(TOKENS.of(client)).contentType(ContentType.JSON);
    }

    /** REST Assured would otherwise create an object mapper, and look for its modules, for each body that it writes or reads. */
    private static RestAssuredConfig withOneMapper() {
        return RestAssured.config().objectMapperConfig(ONE_MAPPER);
    }

    /** Returns a request with a new idempotency key. */
    public static RequestSpecification once(String client) {
        return as(client).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Returns a request with {@code If-Match} for a version. */
    public static RequestSpecification of(String client, int version) {
        return as(client).header("If-Match", "\"" + version + "\"");
    }

    /**
     * Sets the business clock of the sandbox.
     *
     * @param moment the time in Shenzhen, such as {@code 2025-07-03T09:00}
     */
    public static void clockAt(String moment) {
        as("operator")
                .body(Map.of("now", moment + ":00+08:00"))
                .put("/v1/sandbox/clock")
                .then()
                .statusCode(200);
    }
}
