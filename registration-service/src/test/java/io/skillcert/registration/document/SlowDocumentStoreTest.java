package io.skillcert.registration.document;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.skillcert.document.Files;
import io.skillcert.localstack.testing.LocalStackResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Uploads while the document store takes long, more than the service has database connections. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
@QuarkusTestResource(value = SlowBucket.class, restrictToAnnotatedClass = true)
class SlowDocumentStoreTest {

    private static final int UPLOADS = 40;
    private static final int WRITTEN_AT_ONCE = 4;

    private URI bucket;

    @Test
    void a_slow_store_takes_few_uploads_and_no_database_connection() throws Exception {
        var registration = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .<String>path("id");
        bucket = ConfigProvider.getConfig().getValue("skillcert.documents.s3.endpoint", URI.class);
        var documents = "/v1/registrations/" + registration + "/documents";
        var threads = Executors.newFixedThreadPool(UPLOADS);
        try {
            var uploads = new ArrayList<Future<Response>>();
            for (int i = 0; i < UPLOADS; i++) {
                var content = pdf("upload " + i);
                Callable<Response> upload = () -> as("candidate")
                        .contentType("application/pdf")
                        .body(content)
                        .post(documents + "?code=IDENTITY");
                uploads.add(threads.submit(upload));
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> writing() == WRITTEN_AT_ONCE);
            assertTimeout(
                    Duration.ofSeconds(15),
                    () -> as("candidate").get(documents).then().statusCode(200));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> uploads.stream().filter(Future::isDone).count() == UPLOADS - WRITTEN_AT_ONCE);
            assertEquals(WRITTEN_AT_ONCE, writing());
            given().post(bucket.resolve("/release")).then().statusCode(200);
            int stored = 0;
            for (var upload : uploads) {
                var answer = upload.get();
                if (answer.statusCode() == 201) {
                    stored++;
                } else {
                    answer.then().statusCode(503).header("Retry-After", "1");
                }
            }
            assertEquals(WRITTEN_AT_ONCE, stored);
        } finally {
            threads.shutdownNow();
        }
    }

    private int writing() {
        return Integer.parseInt(given().get(bucket.resolve("/writing")).asString());
    }

    private static byte[] pdf(String title) throws Exception {
        return Files.pdf(document -> document.getDocumentInformation().setTitle(title));
    }
}
