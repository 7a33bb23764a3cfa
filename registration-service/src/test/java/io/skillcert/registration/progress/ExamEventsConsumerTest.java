package io.skillcert.registration.progress;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The golden events of exam-service, and what a registration shows afterwards. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ExamEventsConsumerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String registration;

    @BeforeEach
    void aRegistration() {
        registration = register("partner", anOpenBatch(), anEligibleApplicant())
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void assigned_seats_are_shown() throws Exception {
        var golden = send("seats-assigned.v1");
        shows("seats[0].room", golden.at("/seats/0/room").asText());
        exam().body(
                        "exam.seats[1].startsAt",
                        equalTo(golden.at("/seats/1/startsAt").asText()));
    }

    @Test
    void a_result_is_shown_with_the_right_to_a_resit() throws Exception {
        var golden = send("result-published.v1");
        shows("outcome", golden.get("outcome").asText());
        exam().body(
                        "exam.resitRegisterBy",
                        equalTo(golden.get("resitRegisterBy").asText()))
                .body(
                        "exam.resitSubjects[0]",
                        equalTo(golden.at("/resitSubjects/0").asText()))
                .body("exam.publishedOn", equalTo(golden.get("publishedOn").asText()));
    }

    @Test
    void a_certificate_is_shown() throws Exception {
        var golden = send("certificate-issued.v1");
        shows("certificateNumber", golden.get("certificateNumber").asText());
    }

    @Test
    void REG_02_a_reissued_certificate_has_its_new_number_and_a_revoked_one_is_gone() throws Exception {
        send("certificate-issued.v1");
        var reissued = send("certificate-reissued.v1");
        shows("certificateNumber", reissued.get("certificateNumber").asText());
        var revoked = ExamService.golden("certificate-revoked.v1", registration);
        ExamService.send("certificate-revoked.v1", revoked);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> exam().extract().path("exam.certificateNumber") == null);
    }

    private void shows(String field, String value) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> value.equals(exam().extract().path("exam." + field)));
    }

    private ValidatableResponse exam() {
        return as("partner").get("/v1/registrations/" + registration).then().statusCode(200);
    }

    private JsonNode send(String name) throws IOException {
        var event = ExamService.golden(name, registration);
        ExamService.send(name, event);
        return event;
    }
}
