package io.skillcert.registration.retention;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.document.Files;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A person gets one archive of all that is held; the test answers for the other two services. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class AccessExportTest {

    private static final ObjectMapper JSON = StrictJson.mapper();

    @Inject
    @EventKeyset
    FieldCipher cipher;

    @Inject
    DataSource database;

    @Test
    void the_bound_account_gets_the_data_of_all_services_in_one_archive() throws Exception {
        var applicant = anEligibleApplicant();
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        as("partner")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + id + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        var candidate = aCandidate();
        once(candidate)
                .body(Map.of("application", Map.of()))
                .post("/v1/registration-drafts")
                .then()
                .statusCode(201);
        as(candidate).post("/v1/access-requests/own").then().statusCode(409);
        as(candidate)
                .body(Map.of("email", "jia@example.com", "language", "zh", "optOut", List.of("EMAIL")))
                .put("/v1/contact")
                .then()
                .statusCode(200);
        bind(candidate, "registrar", id);
        String request = as(candidate)
                .post("/v1/access-requests/own")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
        as(candidate).post("/v1/access-requests/own").then().statusCode(202).body("id", equalTo(request));
        as(candidate)
                .get("/v1/access-requests/" + request + "/archive")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:access-request-pending"));
        var event = requested(request);
        assertFalse(JSON.writeValueAsString(event)
                .contains(applicant.at("/holder/name").asText()));
        answer(event, "exam", zip("exam/entries.json", "[1]"), 10);
        answer(event, "subsidy", zip("subsidy/claims.json", "[2]"), 1000);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as(candidate)
                .get("/v1/access-requests/" + request)
                .<String>path("state")
                .equals("READY"));
        var files = files(as(candidate)
                .get("/v1/access-requests/" + request + "/archive")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray());
        assertEquals("[1]", text(files, "exam/entries.json"));
        assertEquals("[2]", text(files, "subsidy/claims.json"));
        var person = JSON.readTree(text(files, "registration/person.json")).get(0);
        assertEquals(
                applicant.at("/holder/identityNumber").asText(),
                person.get("number").asText());
        var registration =
                JSON.readTree(text(files, "registration/registration.json")).get(0);
        assertEquals(id, registration.get("id").asText());
        assertEquals(
                applicant.at("/holder/name").asText(), registration.get("name").asText(), "the stated name");
        assertTrue(text(files, "registration/registration_draft.json").contains("\"content\""));
        assertFalse(text(files, "registration/person.json").contains("encrypted_name"));
        assertTrue(text(files, "registration/contact.json").contains("\"email\":\"jia@example.com\""));
        var photo = files.keySet().stream()
                .filter(name -> name.startsWith("registration/documents/PHOTO"))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(Files.photo(), files.get(photo));
        as("candidate").get("/v1/access-requests/" + request).then().statusCode(404);
        as("registrar").get("/v1/access-requests/" + request).then().statusCode(200);
        assertEquals(
                List.of("request-access", "read-access-archive"),
                Rows.texts(
                        database,
                        "select act from audit_entry where subject_id = '" + event.personId()
                                + "' and act like '%access%' order by at, id"));
        clockAt("2025-07-11");
        as(candidate).get("/v1/access-requests/" + request).then().statusCode(404);
        assertEquals(
                List.of(),
                Rows.texts(database, "select service from access_part where request_id = '" + request + "'"));
    }

    private AccessRequestedV1 requested(String request) throws Exception {
        var sent = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker().read("registration.events").stream()
                                .filter(event ->
                                        event.value() != null && event.value().contains(request))
                                .findFirst(),
                        Optional::isPresent);
        return JSON.readValue(sent.orElseThrow().value(), AccessRequestedV1.class);
    }

    /** Sends the parts of an answer, as the services do. */
    private void answer(AccessRequestedV1 request, String service, byte[] zip, int bytes) throws Exception {
        var wrapped = Base64.getDecoder().decode(request.wrappedKey());
        var key = PersonKey.unwrap(wrapped, request.requestId(), cipher);
        for (int from = 0, part = 1; from < zip.length; from += bytes, part++) {
            var content = Arrays.copyOfRange(zip, from, Math.min(from + bytes, zip.length));
            var place = AccessPartV1.place(request.requestId(), service, part);
            var event = new AccessPartV1(
                    request.requestId(),
                    request.personId(),
                    service,
                    part,
                    from + bytes >= zip.length,
                    Base64.getEncoder().encodeToString(key.encrypt(content, place)));
            broker().send(
                            service + ".access-parts",
                            UUID.randomUUID().toString(),
                            AccessPartV1.TYPE,
                            request.personId().toString(),
                            JSON.writeValueAsString(event));
        }
    }

    private static byte[] zip(String name, String content) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] archive) throws Exception {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Broker broker() {
        return new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
