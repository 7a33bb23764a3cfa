package io.skillcert.registration.progress;

import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.as;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.LocalStackResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What exam-service says, by its golden events, shows at the registration. */
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
    void seats_show() throws Exception {
        var golden = send("seats-assigned.v1");
        shows("seats[0].room", golden.at("/seats/0/room").asText());
        exam().body(
                        "exam.seats[1].startsAt",
                        equalTo(golden.at("/seats/1/startsAt").asText()));
    }

    @Test
    void a_result_shows_with_the_resit_right() throws Exception {
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
    void a_certificate_shows() throws Exception {
        var golden = send("certificate-issued.v1");
        shows("certificateNumber", golden.get("certificateNumber").asText());
    }

    private void shows(String field, String value) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> value.equals(exam().extract().path("exam." + field)));
    }

    private ValidatableResponse exam() {
        return as("partner").get("/v1/registrations/" + registration).then().statusCode(200);
    }

    /** The golden event, of this registration. */
    private JsonNode send(String name) throws IOException {
        var event = (ObjectNode) JSON.readTree(getClass().getResourceAsStream("/golden/exam/" + name + ".json"));
        event.put("registrationId", registration);
        var settings = Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            var sent = new ProducerRecord<>("exam.events", event.get("personId").asText(), event.toString());
            sent.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            sent.headers().add("ce_type", ("io.skillcert.exam." + name).getBytes(StandardCharsets.UTF_8));
            producer.send(sent);
        }
        return event;
    }
}
