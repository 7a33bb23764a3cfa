package io.skillcert.exam.entry;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.RegistrationEvents.acting;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.exam.RegistrationEvents.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.exam.RegistrationEvents;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.localstack.testing.StackControl;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RegistrationEventsConsumerTest {

    @Inject
    DataSource database;

    @Inject
    HolderDigests digests;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @Inject
    ExamEntries entries;

    private final UUID batch = UUID.randomUUID();

    @Test
    void the_same_event_twice_has_one_effect() throws Exception {
        var event = confirmed(batch, 4);
        send("same-" + batch, event);
        send("same-" + batch, event);
        send("other-" + batch, confirmed(batch, 4));
        awaitEntries(batch, 2);
        assertEquals(List.of(), parked(event));
    }

    @Test
    void a_corrected_name_is_kept_until_the_key_of_the_person_is_known() throws Exception {
        var event = PersonKeysOfTests.named(confirmed(batch, 4), "张三", "PASSPORT *****5678");
        send("named-" + batch, event);
        awaitEntries(batch, 1);
        var person = event.personId();
        var key = PersonKeysOfTests.of(person).orElseThrow();
        var wrapped = Rows.texts(database, "select wrapped_key from person_key where person_id = '" + person + "'")
                .get(0);
        Rows.change(database, "delete from person_key where person_id = '" + person + "'");
        var name = key.encryptText("张珊", PersonCorrectedV1.place("encryptedName", person));
        var corrected = new PersonCorrectedV1(person, event.holderDigest(), name, LocalDate.parse("2025-07-01"));
        send(
                "corrected-" + batch,
                PersonCorrectedV1.TYPE,
                person.toString(),
                StrictJson.mapper().writeValueAsString(corrected));
        ExamScenario.eventually().until(() -> !Rows.texts(
                        database, "select 1 from exam_entry where person_id = '" + person + "' and name_corrected")
                .isEmpty());
        Rows.change(database, "insert into person_key values ('" + person + "', '" + wrapped + "')");
        var known = PersonKeysOfTests.of(person).orElseThrow();
        var entry = QuarkusTransaction.requiringNew().call(() -> entries.findById(event.registrationId()));
        assertEquals("张珊", entry.name(known).orElseThrow());
        assertEquals("PASSPORT *****5678", entry.document(known).orElseThrow());
    }

    @Test
    void an_account_that_was_replaced_does_not_come_back_by_a_confirmation_made_meanwhile() throws Exception {
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E55504321");
        var event = confirmed(batch, 4, digests.of(document));
        RegistrationEvents.bound(event, "candidate");
        RegistrationEvents.bound(event, "candidate.8", "candidate");
        send(UUID.randomUUID().toString(), event);
        awaitEntries(batch, 1);
        assertEquals(List.of("{}"), actingAccounts(event));
        RegistrationEvents.bound(event, "candidate", "candidate.8");
        var next = confirmed(batch, 4, digests.of(document));
        send(UUID.randomUUID().toString(), with(next, Map.of("personId", event.personId())));
        awaitEntries(batch, 2);
        assertEquals(List.of("{" + acting("candidate").get(0) + "}"), actingAccounts(next));
    }

    private List<String> actingAccounts(RegistrationConfirmedV1 event) throws Exception {
        return Rows.texts(
                database,
                "select acting_accounts::text from exam_entry where registration_id = '" + event.registrationId()
                        + "'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "io.skillcert.registration.registration-confirmed.v1 | {\"not\": \"complete\"} | UNREADABLE",
                "io.skillcert.registration.registration-confirmed.v1 | not JSON | UNREADABLE",
                "io.skillcert.registration.unheard-of.v1 | {} | UNKNOWN_TYPE"
            })
    void an_event_that_cannot_be_read_is_parked_with_its_cause_and_other_persons_go_on(
            String type, String value, String cause) throws Exception {
        var key = UUID.randomUUID().toString();
        send(UUID.randomUUID().toString(), type, key, value);
        send(UUID.randomUUID().toString(), confirmed(batch, 4));
        awaitEntries(batch, 1);
        assertEquals(
                List.of(cause + " " + value),
                Rows.texts(
                        database,
                        "select cause || ' ' || convert_from(content, 'UTF8') from parked_event where event_key = '"
                                + key + "'"));
    }

    @Test
    void an_event_received_while_the_database_is_down_is_handled_afterwards() throws Exception {
        send(UUID.randomUUID().toString(), confirmed(batch, 4));
        awaitEntries(batch, 1);
        var during = confirmed(batch, 4);
        StackControl.tell("postgres kill");
        try {
            send(UUID.randomUUID().toString(), during);
            awaitReadiness(503);
            given().get(liveness).then().statusCode(200);
        } finally {
            StackControl.tell("postgres start");
        }
        awaitReadiness(200);
        awaitEntries(batch, 2);
        assertEquals(List.of(), parked(during));
    }

    private List<String> parked(RegistrationConfirmedV1 event) throws Exception {
        return Rows.texts(database, "select cause from parked_event where event_key = '" + event.personId() + "'");
    }

    /** The service says itself whether its database is there. */
    private void awaitReadiness(int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().get(readiness).statusCode() == status);
    }
}
