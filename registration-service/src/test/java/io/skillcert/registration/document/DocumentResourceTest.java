package io.skillcert.registration.document;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.document.Files;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class DocumentResourceTest {

    private String registration;

    @BeforeEach
    void aRegistration() {
        registration = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .path("id");
    }

    @Inject
    DataSource database;

    @Test
    void a_document_comes_back_as_it_was_to_owner_and_reviewer_only() throws Exception {
        var content = pdf("one");
        var uploaded =
                upload("candidate", "IDENTITY", "application/pdf", content).statusCode(201);
        var id = uploaded.extract().<String>path("id");
        uploaded.body("mediaType", equalTo("application/pdf")).body("size", equalTo(content.length));
        for (var reader : new String[] {"candidate", "registrar"}) {
            var answer = as(reader).get("/v1/documents/" + id);
            assertEquals(200, answer.statusCode());
            assertArrayEquals(content, answer.asByteArray());
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("attachment; filename=\"IDENTITY.pdf\"", answer.header("Content-Disposition"));
        }
        as("candidate.2").get("/v1/documents/" + id).then().statusCode(404);
        as("auditor").get("/v1/documents/" + id).then().statusCode(403);
        as("partner")
                .get("/v1/registrations/" + registration + "/documents")
                .then()
                .statusCode(404);
        upload("candidate.2", "IDENTITY", "application/pdf", content).statusCode(404);
    }

    @Test
    void the_same_file_again_changes_nothing() throws Exception {
        var content = pdf("same");
        var first = upload("candidate", "EDUCATION", "application/pdf", content)
                .extract()
                .<String>path("id");
        upload("candidate", "EDUCATION", "application/pdf", content).body("id", equalTo(first));
        as("candidate")
                .get("/v1/registrations/" + registration + "/documents")
                .then()
                .body("id", contains(first));
    }

    @Test
    void content_lies_encrypted_under_its_digest_and_goes_when_nobody_holds_it() throws Exception {
        var content = pdf("to be removed");
        var other = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .<String>path("id");
        var one = upload("candidate", "IDENTITY", "application/pdf", content);
        var sha256 = one.extract().<String>path("sha256");
        var two = upload(other, "candidate", "IDENTITY", "application/pdf", content);
        var file = place(sha256);
        assertFalse(new String(java.nio.file.Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("%PDF"));
        as("candidate")
                .delete("/v1/documents/" + one.extract().<String>path("id"))
                .then()
                .statusCode(204);
        anHourLater();
        assertTrue(java.nio.file.Files.exists(file), "another registration holds the same");
        as("candidate")
                .delete("/v1/documents/" + two.extract().<String>path("id"))
                .then()
                .statusCode(204);
        clockAt("2025-07-03");
        assertFalse(java.nio.file.Files.exists(file));
    }

    @Test
    void the_content_of_a_refused_upload_is_swept_after_an_hour() throws Exception {
        change("registrar", registration, "approval", 0).statusCode(200);
        var content = pdf("refused");
        upload("candidate", "IDENTITY", "application/pdf", content).statusCode(409);
        var file = place(DigestUtils.sha256Hex(content));
        clockAt("2025-07-03");
        assertTrue(java.nio.file.Files.exists(file), "stored before the transaction and kept for an hour");
        anHourLater();
        assertFalse(java.nio.file.Files.exists(file));
    }

    /** Contents become an hour older, and the jobs run. */
    private void anHourLater() throws Exception {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("update stored_content set last_written_at = last_written_at - interval '61 minutes'");
        }
        clockAt("2025-07-03");
    }

    @Test
    void a_refused_file_says_what_is_wrong_with_it_and_leaves_nothing() throws Exception {
        upload("candidate", "IDENTITY", "image/png", pdf("lies"))
                .statusCode(422)
                .body("type", equalTo("urn:skillcert:problem:file-refused"))
                .body("detail", containsString("内容是application/pdf，而不是image/png"));
        var small = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        upload("candidate", "PHOTO", "image/png", Files.image(small, "png"))
                .statusCode(422)
                .body("detail", containsString("100 × 100"));
        upload("candidate", "PHOTO", "application/pdf", pdf("photo")).statusCode(422);
        upload("candidate", "PHOTO", "image/jpeg", Files.photo()).statusCode(201);
        as("candidate")
                .get("/v1/registrations/" + registration + "/documents")
                .then()
                .body("code", contains("PHOTO"));
    }

    @Test
    void limits_hold_for_size_and_number_however_many_upload_at_once() throws Exception {
        upload("candidate", "IDENTITY", "application/pdf", new byte[(10 << 20) + 1])
                .statusCode(413);
        var files = new java.util.ArrayList<byte[]>();
        for (int i = 0; i < 36; i++) {
            files.add(pdf("file " + i));
        }
        var callers = Executors.newFixedThreadPool(12);
        var answers = callers.invokeAll(IntStream.range(0, 36)
                .<Callable<Integer>>mapToObj(
                        i -> () -> upload("candidate", "SOCIAL_INSURANCE", "application/pdf", files.get(i))
                                .extract()
                                .statusCode())
                .toList());
        callers.shutdown();
        int taken = 0;
        for (var answer : answers) {
            taken += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(30, taken);
    }

    @Test
    void documents_are_closed_once_the_registration_is_approved() throws Exception {
        change("registrar", registration, "approval", 0).statusCode(200);
        upload("candidate", "IDENTITY", "application/pdf", pdf("late"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:documents-closed"));
    }

    @Test
    void an_unknown_code_or_none_is_named() throws Exception {
        upload("candidate", "SELFIE", "application/pdf", pdf("x"))
                .statusCode(400)
                .body("violations.field", contains("code"));
        upload("candidate", "IDENTITY", "application/pdf", new byte[0]).statusCode(422);
        as("candidate")
                .contentType("application/pdf")
                .post("/v1/registrations/" + registration + "/documents?code=IDENTITY")
                .then()
                .statusCode(422);
        as("candidate")
                .contentType("application/pdf")
                .body(pdf("x"))
                .post("/v1/registrations/" + registration + "/documents")
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
    }

    private ValidatableResponse upload(String client, String code, String type, byte[] content) {
        return upload(registration, client, code, type, content);
    }

    private static ValidatableResponse upload(String to, String client, String code, String type, byte[] content) {
        return as(client)
                .contentType(type)
                .body(content)
                .post("/v1/registrations/" + to + "/documents?code=" + code)
                .then();
    }

    private static byte[] pdf(String title) throws Exception {
        return Files.pdf(document -> document.getDocumentInformation().setTitle(title));
    }

    private static Path place(String sha256) {
        var directory = ConfigProvider.getConfig().getValue("skillcert.documents.directory", String.class);
        return Path.of(directory, "registration-service")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }
}
