package io.skillcert.registration.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import io.skillcert.registration.RegistrationScenario;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a key was added to the event keyset, the keys of persons are wrapped by it and published again. */
@QuarkusTest
@WithTestResource(RotatedKeysResource.class)
class RewrapPersonKeysTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @Inject
    RewrapPersonKeys rewrapPersonKeys;

    @Inject
    FieldCipher cipherOfTheService;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** The clock of another test would let the service forget a person without a registration. */
    @BeforeEach
    void clock() {
        RegistrationScenario.clockAt("2025-07-03");
    }

    @Test
    void a_key_is_wrapped_by_the_new_key_and_published_again() throws Exception {
        var person = UUID.randomUUID();
        var before = PersonKey.create(person, cipher(RotatedKeysResource.OLD_EVENT_KEYSET));
        Rows.change(database, insertion(person, before));
        var sent = PersonKey.unwrap(before, person, cipher(RotatedKeysResource.OLD_EVENT_KEYSET))
                .encryptText("张三", "an event");
        // The scheduler may be running the job already, with what it found before.
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            jobs.runNow(rewrapPersonKeys);
            var key = PersonKey.unwrap(wrappedKey(person), person, cipher(RotatedKeysResource.NEW_EVENT_KEYSET));
            assertEquals("张三", key.decryptText(sent, "an event"));
        });
        var after = wrappedKey(person);
        assertThrows(IllegalStateException.class, () -> PersonKey.unwrap(after, person, cipherOfTheService));
        awaitPublished(person, Base64.getEncoder().encodeToString(after));
    }

    @Test
    void the_query_of_the_documentation_finds_the_keys_that_wrap_keys_of_persons() throws Exception {
        var page = Files.readString(Path.of("../docs/operating/keys.md"));
        var begin = page.indexOf("select ('x' || encode(substring(wrapped_key from");
        var query = page.substring(begin, page.indexOf(';', begin));
        // Not committed, so that no job wraps them again.
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                var before = keysInUse(statement, query);
                for (var keyset : List.of(
                        RotatedKeysResource.OLD_EVENT_KEYSET,
                        RotatedKeysResource.NEW_EVENT_KEYSET,
                        RotatedKeysResource.NEW_EVENT_KEYSET)) {
                    var person = UUID.randomUUID();
                    statement.executeUpdate(insertion(person, PersonKey.create(person, cipher(keyset))));
                }
                var after = keysInUse(statement, query);
                assertEquals(before.getOrDefault("1", 0L) + 1, after.get("1"));
                assertEquals(before.getOrDefault("2", 0L) + 2, after.get("2"));
            } finally {
                connection.rollback();
            }
        }
    }

    /** Returns how many keys of persons each key wraps. */
    private static Map<String, Long> keysInUse(Statement statement, String query) throws SQLException {
        var used = new HashMap<String, Long>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                used.put(rows.getString("key"), rows.getLong("count"));
            }
        }
        return used;
    }

    private byte[] wrappedKey(UUID person) throws Exception {
        var query = "select encode(wrapped_key, 'base64') from person where id = '" + person + "'";
        return Base64.getMimeDecoder().decode(Rows.texts(database, query).get(0));
    }

    /** The relay may send an event twice; the last record of a person is the one that the topic keeps. */
    private void awaitPublished(UUID person, String wrapped) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var published = new Broker(bootstrapServers)
                    .read("registration.person-keys").stream()
                            .filter(record -> person.toString().equals(record.key()))
                            .toList();
            assertFalse(published.isEmpty());
            assertEquals(
                    wrapped,
                    JSON.readTree(published.get(published.size() - 1).value())
                            .get("wrappedKey")
                            .asText());
        });
    }

    private static String insertion(UUID person, byte[] wrapped) {
        return "insert into person (id, holder_digest, document_type, encrypted_number, encrypted_name, wrapped_key)"
                + " values ('" + person + "', '1:" + person + "', 'PASSPORT', '\\x01', '\\x01', '\\x"
                + HexFormat.of().formatHex(wrapped) + "')";
    }

    private static FieldCipher cipher(String property) {
        return new FieldCipher(System.getProperty(property));
    }
}
