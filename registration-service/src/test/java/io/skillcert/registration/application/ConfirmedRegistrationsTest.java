package io.skillcert.registration.application;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The event that announces a confirmed registration. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ConfirmedRegistrationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @EventKeyset
    FieldCipher cipher;

    @Test
    void the_event_names_the_site_and_the_accommodation_and_encrypts_the_name() throws Exception {
        var batch = batch();
        var site = batch.putArray("sites").addObject().put("name", "Nanshan").put("address", "Keyuan Road 1");
        var places = site.putArray("places");
        for (var subject : new String[] {"THEORETICAL_KNOWLEDGE", "OPERATIONAL_SKILLS"}) {
            places.addObject().put("level", 4).put("subject", subject).put("places", 5);
        }
        var application = anEligibleApplicant();
        application.putObject("accommodation").put("extraMinutes", 30).put("accessibleRoom", true);
        var id = confirmed(anOpenBatch(batch), application);
        var sent = event(id);
        assertEquals("Nanshan", sent.get("site").asText());
        assertEquals(
                "{\"extraMinutes\":30,\"accessibleRoom\":true}",
                sent.get("accommodation").toString());
        var sealed = sent.get("sealedName").asText();
        var holder = application.get("holder");
        var key = keyOf(UUID.fromString(sent.get("personId").asText()));
        assertEquals(
                holder.get("name").asText(),
                key.decryptText(sealed, RegistrationConfirmedV1.place("sealedName", UUID.fromString(id))));
        assertEquals(
                "RESIDENT_ID **************"
                        + holder.get("identityNumber").asText().substring(14),
                key.decryptText(
                        sent.get("sealedDocument").asText(),
                        RegistrationConfirmedV1.place("sealedDocument", UUID.fromString(id))));
        assertThrows(
                IllegalStateException.class,
                () -> key.decryptText(sealed, RegistrationConfirmedV1.place("sealedName", UUID.randomUUID())));
        assertThrows(
                IllegalStateException.class,
                () -> cipher.decryptText(sealed, RegistrationConfirmedV1.place("sealedName", UUID.fromString(id))));
        assertFalse(sent.toString().contains(holder.get("name").asText()));
        as("partner")
                .get("/v1/registrations/" + id)
                .then()
                .body("accommodation.extraMinutes", equalTo(30))
                .body("accommodation.accessibleRoom", equalTo(true));
    }

    @Test
    void extra_time_of_more_than_two_hours_is_a_violation() {
        var application = anEligibleApplicant();
        application.putObject("accommodation").put("extraMinutes", 121);
        register("candidate", anOpenBatch(), application)
                .statusCode(400)
                .body("violations.field", contains("application.accommodation.extraMinutes"));
    }

    /** The key that was published for the person before the event. */
    private FieldCipher keyOf(UUID person) throws Exception {
        var published = broker().read("registration.person-keys").stream()
                .filter(record -> record.key().equals(person.toString()))
                .findFirst()
                .orElseThrow();
        var wrapped = JSON.readTree(published.value()).get("wrappedKey").asText();
        return PersonKey.unwrap(Base64.getDecoder().decode(wrapped), person, cipher);
    }

    private static Broker broker() {
        return new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    private static JsonNode event(String registration) throws Exception {
        var broker = broker();
        var sent = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read("registration.events").stream()
                                .map(ConsumerRecord::value)
                                .filter(value -> value.contains(registration))
                                .findFirst(),
                        java.util.Optional::isPresent);
        return JSON.readTree(sent.orElseThrow());
    }
}
