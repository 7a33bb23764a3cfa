package io.skillcert.registration.ticket;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.document.Files;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats are on 26 and 27 July 2025, so the ticket opens on the 21st. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class AdmissionTicketTest {

    private String registration;

    @BeforeEach
    void confirmedWithPhoto() throws Exception {
        registration = register("partner", anOpenBatch(withAnAddress()), anEligibleApplicant())
                .extract()
                .path("id");
        as("partner")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + registration + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        change("registrar", registration, "approval", 0).statusCode(200);
        once("partner")
                .body(Map.of("reference", "invoice"))
                .post("/v1/registrations/" + registration + "/sponsor-payment")
                .then()
                .statusCode(200);
    }

    @Test
    void REG_11_before_the_first_day_the_answer_names_it() throws Exception {
        ticket().statusCode(409).body("type", equalTo("urn:skillcert:problem:seats-not-assigned"));
        seated();
        clockAt("2025-07-20");
        ticket().statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:ticket-not-open"))
                .body("detail", containsString("2025-07-21"));
        clockAt("2025-07-21");
        ticket().statusCode(200);
        clockAt("2025-07-27");
        ticket().statusCode(200);
        clockAt("2025-07-28");
        ticket().statusCode(409).body("type", equalTo("urn:skillcert:problem:ticket-over"));
    }

    @Test
    void REG_11_a_ticket_states_site_room_seat_and_time_in_shenzhen() throws Exception {
        seated();
        clockAt("2025-07-21");
        ticket().body(
                        "sittings.subject",
                        contains("THEORETICAL_KNOWLEDGE", "OPERATIONAL_SKILLS", "COMPREHENSIVE_REVIEW"))
                .body("sittings[0].startsAt", equalTo("2025-07-26T09:00:00+08:00"))
                .body("sittings[0].endsAt", equalTo("2025-07-26T10:30:00+08:00"))
                .body("sittings.find { it.subject == 'COMPREHENSIVE_REVIEW' }.endsAt", nullValue())
                .body("sittings[0].address", equalTo("深圳市南山区示例路1号"))
                .body("sittings[0].room", equalTo("101"))
                .body("occupation", equalTo("人工智能训练师"))
                .body("name", equalTo("测试甲"));
        as("partner.2")
                .get("/v1/registrations/" + registration + "/admission-ticket")
                .then()
                .statusCode(404);
    }

    @Test
    void the_code_is_signed_and_has_no_personal_data() throws Exception {
        seated();
        clockAt("2025-07-21");
        var code = ticket().extract().<String>path("code");
        var key = new HmacKey(MessageDigest.getInstance("SHA-256")
                .digest("another secret of the tests".getBytes(StandardCharsets.UTF_8)));
        var checkIn = new JwtConsumerBuilder().setVerificationKey(key).build();
        assertEquals(registration, checkIn.processToClaims(code).getSubject());
        var parts = code.split("\\.");
        var forged = parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
        assertThrows(InvalidJwtException.class, () -> checkIn.processToClaims(forged));
    }

    @Test
    void the_page_is_in_chinese_with_photo_and_qr_code() throws Exception {
        seated();
        clockAt("2025-07-21");
        var answer =
                as("partner").accept("text/html").get("/v1/registrations/" + registration + "/admission-ticket/page");
        assertEquals(200, answer.statusCode());
        assertEquals("no-store", answer.header("Cache-Control"));
        var page = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertTrue(page.contains("准考证") && page.contains("测试甲") && page.contains("2025年7月26日 09:00–10:30"));
        assertTrue(page.contains("深圳市南山区示例路1号"), "the address of the site is missing");
        assertTrue(page.contains("data:image/jpeg;base64,/9j/"));
        assertTrue(page.contains("<path d=\"M0 0h1v1h-1z"));
        assertFalse(page.contains("{" + "ticket"), "a placeholder is left");
        java.nio.file.Files.writeString(Path.of("target/admission-ticket.html"), page);
    }

    @Test
    void the_page_is_english_for_a_browser_that_prefers_it() throws Exception {
        seated();
        clockAt("2025-07-21");
        var answer = as("partner")
                .accept("text/html")
                .header("Accept-Language", "en-GB")
                .get("/v1/registrations/" + registration + "/admission-ticket/page");
        assertEquals("en", answer.header("Content-Language"));
        var page = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertTrue(page.contains("Admission ticket") && page.contains("26 July 2025 09:00–10:30"), page);
        assertTrue(page.contains("Theoretical knowledge") && page.contains("Level 4, intermediate worker"), page);
        assertFalse(page.contains("准考证") || page.contains("理论知识") || page.contains("人工智能训练师"), page);
    }

    @Test
    void a_stranger_who_stated_another_name_does_not_learn_the_right_one_from_the_ticket() throws Exception {
        var stranger = aCandidate();
        var person = anEligibleApplicant();
        registration = register(stranger, anOpenBatch(), person).extract().path("id");
        change("registrar", registration, "approval", 0).statusCode(200);
        once(stranger)
                .post("/v1/registrations/" + registration + "/payment-order")
                .then()
                .statusCode(200); // the batch is free
        var correction = once("registrar")
                .body(Map.of("name", "测试乙", "evidence", "the identity card"))
                .post("/v1/registrations/" + registration + "/name-correction")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("registrar.2")
                .post("/v1/name-corrections/" + correction + "/confirmation")
                .then()
                .statusCode(200);
        seated();
        clockAt("2025-07-21");
        ticket(stranger).statusCode(409).body("type", equalTo("urn:skillcert:problem:ticket-withheld"));
        bind(stranger, "registrar", registration);
        ticket(stranger).statusCode(200).body("name", equalTo("测试乙"));
    }

    private ValidatableResponse ticket() {
        return ticket("partner");
    }

    private ValidatableResponse ticket(String client) {
        return as(client)
                .get("/v1/registrations/" + registration + "/admission-ticket")
                .then();
    }

    private static ObjectNode withAnAddress() throws Exception {
        var seats = ExamService.golden("seats-assigned.v1", UUID.randomUUID().toString());
        var batch = batch();
        var places = batch.putArray("sites")
                .addObject()
                .put("name", seats.at("/seats/0/site").textValue())
                .put("address", "深圳市南山区示例路1号")
                .putArray("places");
        for (var subject : List.of("THEORETICAL_KNOWLEDGE", "OPERATIONAL_SKILLS")) {
            places.addObject().put("level", 4).put("subject", subject).put("places", 1);
        }
        return batch;
    }

    private void seated() throws Exception {
        ExamService.send("seats-assigned.v1", ExamService.golden("seats-assigned.v1", registration));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("registrar")
                                .get("/v1/registrations/" + registration)
                                .then()
                                .extract()
                                .path("exam.seats")
                        != null);
    }
}
