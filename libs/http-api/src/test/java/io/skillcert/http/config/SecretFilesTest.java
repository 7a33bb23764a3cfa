package io.skillcert.http.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    Path directory;

    @Test
    void a_secret_is_read_from_its_file_where_the_settings_name_the_variable() throws Exception {
        var file = Files.writeString(directory.resolve("ticket"), "from a file\n");
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new SecretFiles(Map.of("SKILLCERT_TICKET_SECRET_FILE", file.toString())))
                .withDefaultValue("skillcert.ticket.secret", "${SKILLCERT_TICKET_SECRET:none}")
                .build();
        assertEquals("from a file", config.getValue("skillcert.ticket.secret", String.class));
    }

    @Test
    void a_secret_is_found_by_the_name_of_its_setting_as_a_variable_is() throws Exception {
        var file = Files.writeString(directory.resolve("p12"), "of a key store").toString();
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new SecretFiles(Map.of(
                        "QUARKUS_TLS_HTTPS_KEY_STORE_P12_PASSWORD_FILE", file, "KAFKA_SASL_JAAS_CONFIG_FILE", file)))
                .build();
        for (var name : List.of(
                "quarkus.tls.https.key-store.p12.password",
                "quarkus.tls.\"https\".key-store.p12.password",
                "kafka.sasl.jaas.config",
                "KAFKA_SASL_JAAS_CONFIG")) {
            assertEquals("of a key store", config.getValue(name, String.class), name);
        }
        assertTrue(config.getOptionalValue("quarkus.tls.https.key-store.p12.path", String.class)
                .isEmpty());
    }

    @Test
    void only_variables_of_secrets_are_read() throws Exception {
        var file = Files.writeString(directory.resolve("any"), "content").toString();
        var secrets = new SecretFiles(Map.of(
                "EXAM_DB_PASSWORD_FILE", file,
                "SKILLCERT_SIGNING_KEYS_FILE", file,
                "SKILLCERT_PERSONAL_DATA_KEYSET_FILE", file,
                "SKILLCERT_PERSONAL_DATA_DIGEST_KEY_FILE", file,
                "SSL_CERT_FILE", file));
        assertEquals(
                Set.of(
                        "EXAM_DB_PASSWORD",
                        "SKILLCERT_SIGNING_KEYS",
                        "SKILLCERT_PERSONAL_DATA_KEYSET",
                        "SKILLCERT_PERSONAL_DATA_DIGEST_KEY"),
                secrets.getPropertyNames());
    }

    @Test
    void a_file_that_is_missing_stops_the_start_and_the_message_names_the_variable() {
        var missing =
                Map.of("EXAM_DB_PASSWORD_FILE", directory.resolve("missing").toString());
        var failure = assertThrows(IllegalStateException.class, () -> new SecretFiles(missing));
        assertTrue(failure.getMessage().startsWith("EXAM_DB_PASSWORD_FILE names the file "), failure.getMessage());
    }
}
