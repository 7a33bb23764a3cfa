package io.skillcert.exam.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.FieldCipher;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** After a key was added, the job encrypts old fields again, and the old key can be removed. */
@QuarkusTest
@QuarkusTestResource(
        value = ReencryptionTest.RotatedKeys.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "exam"))
class ReencryptionTest {

    private static final String OLD_KEYSET = "skillcert.test.old-keyset";
    private static final String NEW_KEYSET = "skillcert.test.new-keyset";

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    /** The service has an old key and a new, primary one. */
    public static class RotatedKeys extends LocalStackResource {
        @Override
        public Map<String, String> start() {
            var settings = super.start();
            try {
                var old = TinkJsonProtoKeysetFormat.parseKeyset(
                        settings.get("skillcert.personal-data.keyset"),
                        RegistryConfiguration.get(),
                        InsecureSecretKeyAccess.get());
                var primary = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary();
                var both = KeysetHandle.newBuilder(old).addEntry(primary).build();
                var alone = KeysetHandle.newBuilder(both).deleteAt(0).build();
                System.setProperty(OLD_KEYSET, written(old));
                System.setProperty(NEW_KEYSET, written(alone));
                settings.put("skillcert.personal-data.keyset", written(both));
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            return settings;
        }

        private static String written(KeysetHandle keyset) throws java.security.GeneralSecurityException {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        }
    }

    @Test
    void old_fields_are_encrypted_again_and_open_with_the_new_key_alone() throws Exception {
        var id = UUID.randomUUID();
        var place = FieldCipher.place("certificate_change", "encrypted_name", id);
        var old = new FieldCipher(System.getProperty(OLD_KEYSET)).encryptText("张三", place);
        Rows.change(database, "alter table certificate_change drop constraint certificate_change_of_certificate");
        Rows.change(database, insert(id, old));
        jobs.runAll();
        var now = Rows.texts(database, "select encrypted_name from certificate_change where id = '" + id + "'")
                .get(0);
        assertNotEquals(old, now);
        assertEquals("张三", new FieldCipher(System.getProperty(NEW_KEYSET)).decryptText(now, place));
    }

    @Test
    void every_encrypted_column_is_listed() throws Exception {
        var listed = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValues("skillcert.encrypted-columns", String.class);
        var found = Rows.texts(
                database,
                "select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name like 'encrypted\\_%'"
                        + " and table_name <> 'exam_entry' order by 1"); // encrypted for the event, not for the row
        assertEquals(listed.stream().sorted().toList(), found);
    }

    private static String insert(UUID id, String encryptedName) {
        return "insert into certificate_change (id, version, number, kind, reason, encrypted_name, requested_by, requested_at)"
                + " values ('" + id + "', 0, 'none', 'CORRECTION', 'test', '" + encryptedName + "', 'test', now())";
    }
}
