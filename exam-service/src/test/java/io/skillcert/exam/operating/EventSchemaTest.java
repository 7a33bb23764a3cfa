package io.skillcert.exam.operating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventSchemaTest {

    private static final String SCHEMA = "/.well-known/event-schemas/{type}";

    @ParameterizedTest
    @ValueSource(strings = {ResultPublishedV1.TYPE, AccessPartV1.TYPE})
    void anybody_reads_the_schema_of_an_event_that_the_service_publishes(String type) {
        given().get(SCHEMA, type)
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .header("Cache-Control", "public, max-age=86400")
                .body("'$id'", equalTo("urn:skillcert:event:" + type))
                .body("required", hasItem("personId"));
    }

    @Test
    void a_cached_schema_is_not_sent_again() {
        var tag = given().get(SCHEMA, ResultPublishedV1.TYPE).header("ETag");
        var again = given().header("If-None-Match", tag).get(SCHEMA, ResultPublishedV1.TYPE);
        assertEquals(304, again.statusCode());
        assertEquals(tag, again.header("ETag"));
        assertEquals("", again.asString());
        given().header("If-None-Match", "\"another\"")
                .get(SCHEMA, ResultPublishedV1.TYPE)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {RegistrationConfirmedV1.TYPE, "io.skillcert.exam.unknown.v1", "..", "../golden/exam", "%00"})
    void a_type_that_the_service_does_not_publish_is_not_found(String type) {
        given().header("Accept-Language", "en")
                .get(SCHEMA, type)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
