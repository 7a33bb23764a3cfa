package io.skillcert.exam.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.keys.FieldKeyset;
import io.skillcert.localstack.testing.EncryptedRows;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/**
 * After a key was added, the job encrypts old fields again, and the old key can be removed. {@link EncryptedRows} drops constraints,
 * so no other class shares the database.
 */
@QuarkusTest
@QuarkusTestResource(value = RotatedKeysResource.class, restrictToAnnotatedClass = true)
class ReencryptionTest {

    private static final Path KEYS = Path.of("../docs/operating/keys.md");

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<Job> all;

    @Inject
    MeterRegistry metrics;

    @Inject
    @All
    List<FieldKeyset> keysets;

    private List<String> columns() {
        return keysets.stream().flatMap(keyset -> keyset.columns().stream()).toList();
    }

    @Test
    void fields_of_every_column_are_encrypted_again_and_open_with_the_new_key_alone() throws Exception {
        var fields = new ArrayList<EncryptedRows.Field>();
        for (var column : columns()) {
            fields.add(EncryptedRows.insert(database, column, place -> cipher(RotatedKeysResource.OLD_KEYSET)
                    .encrypt("张三", place)));
        }
        awaitRun("reencrypt-fields", () -> {
            for (var field : fields) {
                var now = EncryptedRows.read(database, field);
                assertEquals("张三", cipher(RotatedKeysResource.NEW_KEYSET).decrypt(now, field.place()), field.place());
            }
        });
        awaitRun("reencrypt-fields", () -> {
            for (var column : columns()) {
                var left = metrics.get("skillcert.encrypted.fields.old").tag("column", column);
                assertEquals(0, left.gauge().value(), column);
            }
        });
        var used = Rows.texts(
                database, "select \"column\" || ' ' || key from (" + queryOfTheDocumentation() + ") as used");
        assertEquals(
                columns().stream().map(column -> column + " 2").sorted().toList(),
                used.stream().sorted().toList());
    }

    /** The query of stored fields as keys.md says it for exam-service: without its last two lines. */
    private static String queryOfTheDocumentation() throws IOException {
        var page = Files.readString(KEYS);
        var begin = page.indexOf("    select c.table_name");
        return page.substring(begin, page.lastIndexOf("union all", page.indexOf("group by key_id", begin)));
    }

    @Test
    void every_encrypted_column_is_listed() throws Exception {
        var found = new ArrayList<>(EncryptedRows.columns(database));
        found.removeIf(column -> column.startsWith("exam_entry.")); // encrypted under the key of the person
        assertEquals(columns().stream().sorted().toList(), found);
    }

    @Test
    void the_query_of_the_documentation_finds_the_keys_that_wrap_keys_of_persons() throws Exception {
        var page = Files.readString(KEYS);
        var begin = page.indexOf("select ('x' || encode(substring(decode(wrapped_key, 'base64') from");
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
                    statement.executeUpdate("insert into person_key (person_id, wrapped_key) values ('" + person
                            + "', '" + Base64.getEncoder().encodeToString(PersonKey.create(person, cipher(keyset)))
                            + "')");
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

    /** Runs a job until the assertion holds; the scheduler may be running it already, with what it found before. */
    private void awaitRun(String name, ThrowingRunnable assertion) {
        var job =
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            jobs.runNow(job);
            assertion.run();
        });
    }

    private static FieldCipher cipher(String property) {
        return new FieldCipher(System.getProperty(property));
    }
}
