package io.skillcert.subsidy.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.EncryptedRows;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.personal.FieldCipher;
import jakarta.inject.Inject;
import java.sql.SQLException;
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
        assertEquals(columns.stream().sorted().toList(), found);
    }

    @Test
    void an_append_only_row_is_changed_by_reencryption_alone() throws Exception {
        for (var column : List.of(
                "claim_log.encrypted_reason",
                "register_answer.encrypted_evidence",
                "account_check.encrypted_evidence")) {
            var field = EncryptedRows.insert(database, column, place -> cipher(RotatedKeysResource.NEW_KEYSET)
                    .encrypt("张三", place));
            var update = "update " + field.table() + " set " + field.column() + " = '\\x0100000003aa' where id = '"
                    + field.key() + "'";
            assertRefused("is append-only", update);
            assertRefused("is append-only", "set local skillcert.reencrypts = 'on'; " + update);
            var call = "select reencrypt_field('" + field.table() + "', '" + field.column() + "', ctid, %s, %s) from "
                    + field.table() + " where id = '" + field.key() + "'";
            assertRefused("has changed", call.formatted("'\\x0100000001'::bytea", "'\\x0100000003aa'::bytea"));
            assertRefused("under another key", call.formatted(field.column(), field.column() + " || '\\x01'::bytea"));
            assertRefused("under another key", call.formatted(field.column(), "null"));
        }
        assertRefused(
                "no encrypted column",
                "select reencrypt_field('claim_log', 'actor', ctid, '\\x01', '\\x02') from claim_log limit 1");
    }

    private void assertRefused(String message, String statements) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var refused = assertThrows(SQLException.class, () -> statement.execute(statements));
            assertTrue(refused.getMessage().contains(message), refused.getMessage());
            connection.rollback();
        }
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
