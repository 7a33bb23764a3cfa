package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemasTest {

    private static final String TYPE = "io.skillcert.test.optional.v1";

    @Test
    void a_schema_is_published_by_every_service_that_has_the_type_in_one_of_its_topics() {
        assertTrue(EventSchemas.read("exam", TYPE).isPresent());
        assertTrue(EventSchemas.read("subsidy", TYPE).isPresent());
        assertEquals(Optional.empty(), EventSchemas.read("registration", TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.skillcert.test.unknown.v1", "../event-schemas/" + TYPE, "a/" + TYPE, "", ".", "é.v1"})
    void an_unknown_type_has_no_schema(String type) {
        assertEquals(Optional.empty(), EventSchemas.read("exam", type));
    }

    @Test
    void the_address_of_a_type_that_readers_may_ignore_ends_in_optional() {
        assertEquals("/.well-known/event-schemas/" + TYPE + "#optional", EventSchemas.address(TYPE));
        assertEquals("/.well-known/event-schemas/test.v1", EventSchemas.address("test.v1"));
    }
}
