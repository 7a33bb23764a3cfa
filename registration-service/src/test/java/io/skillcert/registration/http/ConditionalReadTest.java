package io.skillcert.registration.http;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ETags, conditional reads (RFC 9110, 13.1.2) and addresses of new resources. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ConditionalReadTest {

    private static final String VERSION_AND_DIGEST = "\"0-[\\w-]{22}\"";

    private String path;

    private String tagOf(String client, String language) {
        path = path == null ? "/v1/registrations/" + aRegistration() : path;
        return as(client)
                .header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static String aRegistration() {
        return register("partner", anOpenBatch(), anApplicantADayShort())
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .path("id");
    }

    private ValidatableResponse read(String client, String language, String ifNoneMatch) {
        return as(client)
                .header("Accept-Language", language)
                .header("If-None-Match", ifNoneMatch)
                .get(path)
                .then();
    }

    @Test
    void an_answer_that_the_caller_has_is_not_sent_again() {
        var tag = tagOf("partner", "en");
        assertEquals(tag, tagOf("partner", "en"));
        for (var known : List.of(tag, "W/" + tag, "\"7\", " + tag, "*")) {
            read("partner", "en", known)
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", "private, no-cache")
                    .header("Vary", equalToIgnoringCase("Accept-Language"))
                    .header("X-Request-Id", notNullValue())
                    .body(emptyString());
        }
        for (var other : List.of("\"0\"", "\"7\"", tag.replace("\"", ""), "")) {
            read("partner", "en", other).statusCode(200).header("ETag", tag).body("version", equalTo(0));
        }
    }

    @Test
    void the_answer_with_a_digest_is_the_same_json_as_without_one() throws Exception {
        var tag = tagOf("partner", "en");
        var whole = as("partner").header("Accept-Language", "en").get(path);
        var listed =
                as("partner").header("Accept-Language", "en").get("/v1/registrations?number=" + whole.path("number"));
        var json = new ObjectMapper();
        assertEquals(json.readTree(listed.asByteArray()).at("/items/0"), json.readTree(whole.asByteArray()));
        assertEquals(listed.header("Content-Type"), whole.header("Content-Type"));
        as("partner")
                .header("Accept-Language", "en")
                .head(path)
                .then()
                .statusCode(200)
                .header("ETag", tag);
    }

    @Test
    void another_language_reader_or_version_has_another_etag() {
        var tag = tagOf("partner", "en");
        assertNotEquals(tag, tagOf("partner", "zh"));
        assertNotEquals(tag, tagOf("registrar", "en"));
        read("partner", "zh", tag).statusCode(200).header("ETag", matchesPattern(VERSION_AND_DIGEST));
        read("registrar", "en", tag).statusCode(200).header("ETag", matchesPattern(VERSION_AND_DIGEST));
        as("registrar")
                .header("If-Match", tagOf("registrar", "zh"))
                .post(path + "/rejection")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        as("registrar").header("If-Match", tag).post(path + "/rejection").then().statusCode(412);
        read("partner", "en", tag).statusCode(200).header("ETag", startsWith("\"1-"));
    }

    @Test
    void who_may_not_read_gets_no_304() {
        tagOf("partner", "en");
        read("partner.2", "en", "*").statusCode(404).header("ETag", nullValue());
        as("operator").header("If-None-Match", "*").get(path).then().statusCode(403);
    }

    @Test
    void addresses_of_new_resources_are_paths() {
        var batch = anOpenBatch();
        var registered = register("partner", batch, anEligibleApplicant()).statusCode(201);
        var id = registered.extract().<String>path("id");
        registered.header("Location", "/v1/registrations/" + id).body("href", equalTo("/v1/registrations/" + id));
        once("partner")
                .header("X-Forwarded-Host", "elsewhere.example")
                .body(Map.of("batchId", batch, "commitment", COMMITMENT, "rows", List.of(anEligibleApplicant())))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/v1/cohorts/[0-9a-f-]{36}"));
        change("partner", id, "withdrawal", 0).statusCode(200).header("Location", nullValue());
    }
}
