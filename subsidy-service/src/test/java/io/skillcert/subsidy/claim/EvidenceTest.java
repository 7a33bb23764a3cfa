package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
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
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The documents of a claim (guide §6.2). */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class EvidenceTest extends ClaimFixture {

    private static String uploaded(String claim, byte[] content) {
        return upload("partner", claim, "SOCIAL_INSURANCE", PDF, content)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String draft() throws Exception {
        var content = claimOf(certified(5), passport);
        content.put("draft", true);
        return claim(content).statusCode(201).extract().path("id");
    }

    private static Path place(String sha256) {
        var directory = ConfigProvider.getConfig().getValue("skillcert.documents.directory", String.class);
        return Path.of(directory, "subsidy-service", sha256.substring(0, 2), sha256);
    }

    @Test
    void the_claimant_and_those_who_decide_read_what_was_uploaded_and_nobody_else() throws Exception {
        var claim = filed("partner", claimOf(certified(5), passport))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var content = pdf("a proof of insurance");
        var id = uploaded(claim, content);
        for (var role : new String[] {"partner", "subsidy-officer", "subsidy-approver", "auditor"}) {
            as(role).get("/v1/claims/" + claim + "/evidence")
                    .then()
                    .statusCode(200)
                    .body("id", contains(id))
                    .body("code", contains("SOCIAL_INSURANCE"));
            var answer = as(role).get("/v1/evidence/" + id);
            assertArrayEquals(content, answer.asByteArray());
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("attachment; filename=\"SOCIAL_INSURANCE.pdf\"", answer.header("Content-Disposition"));
        }
        as("treasurer").get("/v1/evidence/" + id).then().statusCode(403);
        as("partner.2").get("/v1/evidence/" + id).then().statusCode(404);
        as("partner.2").delete("/v1/evidence/" + id).then().statusCode(404);
        as("partner.2").get("/v1/claims/" + claim + "/evidence").then().statusCode(404);
        upload("partner.2", claim, "IDENTITY", PDF, content).statusCode(404);
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_refused_one_leaves_nothing() throws Exception {
        var claim = draft();
        var content = pdf("same");
        var id = uploaded(claim, content);
        assertEquals(id, uploaded(claim, content));
        upload("partner", claim, "IDENTITY", "image/png", pdf("lies"))
                .statusCode(422)
                .body("type", equalTo("urn:skillcert:problem:file-refused"))
                .body("detail", containsString("内容是application/pdf"));
        upload("partner", claim, "IDENTITY", PDF, new byte[(10 << 20) + 1]).statusCode(413);
        upload("partner", claim, "NONE", PDF, pdf("none")).statusCode(400).body("violations.field", contains("code"));
        as("partner").get("/v1/claims/" + claim + "/evidence").then().body("id", contains(id));
    }

    @Test
    void a_content_lies_encrypted_and_goes_with_its_last_document() throws Exception {
        var content = pdf("to be taken back");
        var first = draft();
        somebodyElse();
        var second = draft();
        var one = uploaded(first, content);
        var two = uploaded(second, content);
        var sha256 = as("partner")
                .get("/v1/claims/" + first + "/evidence")
                .then()
                .extract()
                .<String>path("[0].sha256");
        var file = place(sha256);
        assertFalse(new String(java.nio.file.Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("%PDF"));
        as("partner").delete("/v1/evidence/" + one).then().statusCode(204);
        anHourLater();
        assertTrue(java.nio.file.Files.exists(file), "another claim holds the same");
        as("partner").delete("/v1/evidence/" + two).then().statusCode(204);
        anHourLater();
        assertFalse(java.nio.file.Files.exists(file));
        as("partner").get("/v1/evidence/" + two).then().statusCode(404);
    }

    /** Contents become an hour older, and the jobs run. */
    private void anHourLater() throws Exception {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("update stored_content set last_written_at = last_written_at - interval '61 minutes'");
        }
        clockAt("2025-08-12");
    }

    @Test
    void what_an_officer_may_have_seen_stays_and_a_granted_claim_takes_no_more() throws Exception {
        var id = granted(5);
        upload("partner", id, "SOCIAL_INSURANCE", PDF, pdf("late"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:evidence-closed"));
        somebodyElse();
        var made = claim(certified(5)).statusCode(201).extract().<String>path("id");
        var evidence = uploaded(made, pdf("seen"));
        as("partner")
                .delete("/v1/evidence/" + evidence)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:evidence-kept"));
    }

    @Test
    void twenty_documents_at_most_however_many_come_at_once() throws Exception {
        var claim = draft();
        var files = new ArrayList<byte[]>();
        for (int i = 0; i < 24; i++) {
            files.add(pdf("file " + i));
        }
        var callers = Executors.newFixedThreadPool(8);
        try {
            var answers = callers.invokeAll(files.stream()
                    .<Callable<Integer>>map(file -> () -> upload("partner", claim, "IDENTITY", PDF, file)
                            .extract()
                            .statusCode())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertEquals(20, Collections.frequency(statuses, 201), statuses.toString());
            assertEquals(4, Collections.frequency(statuses, 409), statuses.toString());
        } finally {
            callers.shutdown();
        }
        assertEquals(
                20,
                as("partner")
                        .get("/v1/claims/" + claim + "/evidence")
                        .then()
                        .extract()
                        .<Integer>path("size()"));
    }
}
