package io.skillcert.registration.document;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.document.Files;
import io.skillcert.document.S3Server;
import io.skillcert.localstack.testing.LocalStackResource;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The service as it is configured for a bucket. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
@QuarkusTestResource(value = S3Server.class, restrictToAnnotatedClass = true)
class DocumentsInABucketTest {

    @Test
    void a_document_comes_back_as_it_was() throws Exception {
        var registration = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .<String>path("id");
        var content = Files.pdf(document -> document.getDocumentInformation().setTitle("in a bucket"));
        var id = as("candidate")
                .contentType("application/pdf")
                .body(content)
                .post("/v1/registrations/" + registration + "/documents?code=IDENTITY")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        assertArrayEquals(content, as("registrar").get("/v1/documents/" + id).asByteArray());
        var endpoint = ConfigProvider.getConfig().getValue("skillcert.documents.s3.endpoint", URI.class);
        try (var s3 = S3Server.client(endpoint)) {
            assertEquals(
                    1,
                    s3.listObjectsV2(request -> request.bucket(S3Server.BUCKET))
                            .contents()
                            .size());
        }
    }
}
