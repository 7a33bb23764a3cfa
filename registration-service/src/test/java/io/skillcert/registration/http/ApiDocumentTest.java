package io.skillcert.registration.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.openapi.ApiDocument;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The OpenAPI document, as clients are generated from it. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ApiDocumentTest {

    @TestHTTPResource
    URI service;

    @Test
    void everything_is_described_and_the_examples_are_valid() {
        assertEquals(List.of(), new ApiDocument(service).gaps());
    }
}
