package io.skillcert.registration.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.EncryptedRows;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.FieldCipher;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * After a key was added, the job encrypts old fields again, and the old key can be removed. {@link EncryptedRows} drops constraints,
 * so no other class shares the database.
 */
@QuarkusTest
@QuarkusTestResource(value = RotatedKeysResource.class, restrictToAnnotatedClass = true)
class ReencryptionTest {

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<Job> all;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "skillcert.encrypted-columns")
    List<String> columns;

    @ConfigProperty(name = "skillcert.documents.directory")
    Path documents;

    @Test
    void fields_of_every_column_are_encrypted_again_and_open_with_the_new_key_alone() throws Exception {
        var fields = new ArrayList<EncryptedRows.Field>();
        for (var column : columns) {
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
            for (var column : columns) {
                var left = metrics.get("skillcert.encrypted.fields.old").tag("column", column);
                assertEquals(0, left.gauge().value(), column);
            }
        });
    }

    @Test
    void every_encrypted_column_is_listed() throws Exception {
        var found = new ArrayList<>(EncryptedRows.columns(database));
        found.remove("access_part.encrypted_content"); // encrypted under the key of its request
        assertEquals(columns.stream().sorted().toList(), found);
    }

    @Test
    void contents_of_documents_are_encrypted_again() throws Exception {
        var digest = "ab".repeat(32);
        var place = "document|content|" + digest;
        var file = documents.resolve("registration-service/ab").resolve(digest);
        Files.createDirectories(file.getParent());
        Files.write(file, cipher(RotatedKeysResource.OLD_KEYSET).encrypt("a diploma", place));
        Rows.change(database, "insert into stored_content (sha256, key_id) values ('" + digest + "', 1)");
        awaitRun(
                "reencrypt-contents",
                () -> assertEquals(
                        "a diploma", cipher(RotatedKeysResource.NEW_KEYSET).decrypt(Files.readAllBytes(file), place)));
        assertEquals(
                List.of("2"),
                Rows.texts(database, "select key_id from stored_content where sha256 = '" + digest + "'"));
    }

    @Test
    void the_query_of_the_documentation_finds_the_keys_in_use() throws Exception {
        EncryptedRows.insert(database, "person.encrypted_name", place -> cipher(RotatedKeysResource.NEW_KEYSET)
                .encrypt("张三", place));
        var page = Files.readString(Path.of("../docs/operating/keys.md"));
        var query = page.substring(
                page.indexOf("    select c.table_name"), page.indexOf(";", page.indexOf("group by key_id")));
        var used = Rows.texts(database, "select \"column\" || ' ' || key from (" + query + ") as used");
        assertTrue(used.contains("person.encrypted_name 2"), used.toString());
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
