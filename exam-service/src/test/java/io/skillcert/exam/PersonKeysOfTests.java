package io.skillcert.exam;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.inject.spi.CDI;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The keys of persons and the names that are encrypted under them, as registration-service publishes them. */
public final class PersonKeysOfTests {

    private static final String TOPIC = "registration.person-keys";
    private static final ObjectMapper JSON = StrictJson.mapper();

    private PersonKeysOfTests() {}

    /** The event with a name and a document, whose key is published. */
    public static RegistrationConfirmedV1 named(RegistrationConfirmedV1 event, String name, String document)
            throws Exception {
        var key = published(event.personId());
        var id = event.registrationId();
        return RegistrationEvents.with(
                event,
                Map.of(
                        "sealedName",
                        key.encryptText(name, RegistrationConfirmedV1.place("sealedName", id)),
                        "sealedDocument",
                        key.encryptText(document, RegistrationConfirmedV1.place("sealedDocument", id))));
    }

    /** Publishes a key of the person and waits until it is known. */
    private static FieldCipher published(UUID person) throws Exception {
        var cipher = CDI.current()
                .select(FieldCipher.class, new EventKeyset.Literal())
                .get();
        var wrapped = PersonKey.create(person, cipher);
        var key = new PersonKeyV1(person, Base64.getEncoder().encodeToString(wrapped));
        send(PersonKeyV1.TYPE, person, JSON.writeValueAsString(key));
        ExamScenario.eventually().until(() -> isKnown(person));
        return PersonKey.unwrap(wrapped, person, cipher);
    }

    /** Publishes that a person is forgotten, and waits until the service has done so. */
    public static void forgotten(RegistrationConfirmedV1 person) throws Exception {
        var event = new PersonForgottenV1(person.personId(), person.holderDigest(), LocalDate.parse("2035-07-28"));
        RegistrationEvents.send(
                UUID.randomUUID().toString(),
                PersonForgottenV1.TYPE,
                person.personId().toString(),
                JSON.writeValueAsString(event));
        ExamScenario.eventually().until(() -> !isKnown(person.personId()));
    }

    /** Publishes that the key of a person is destroyed, and waits until it is. */
    public static void destroyed(UUID person) {
        send(PersonKeyV1.DESTROYED, person, null);
        ExamScenario.eventually().until(() -> !isKnown(person));
    }

    /** What encrypts and decrypts under the key of a person, as the service knows it. */
    public static Optional<FieldCipher> of(UUID person) {
        var keys = CDI.current().select(PersonKeys.class).get();
        return QuarkusTransaction.requiringNew().call(() -> keys.of(person));
    }

    private static void send(String type, UUID person, String value) {
        ExamTopics.BROKER.send(TOPIC, UUID.randomUUID().toString(), type, person.toString(), value);
    }

    private static boolean isKnown(UUID person) throws Exception {
        var database = CDI.current().select(DataSource.class).get();
        return !Rows.texts(database, "select wrapped_key from person_key where person_id = '" + person + "'")
                .isEmpty();
    }
}
