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
import io.skillcert.personal.FieldCipher;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
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
    }

    @Test
    void every_encrypted_column_is_listed() throws Exception {
        var found = new ArrayList<>(EncryptedRows.columns(database));
        found.removeIf(column -> column.startsWith("exam_entry.")); // encrypted under the key of the person
        assertEquals(columns().stream().sorted().toList(), found);
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
