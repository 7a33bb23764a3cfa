package io.skillcert.localstack.service;

import io.skillcert.localstack.server.Infrastructure;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the environment variables of the services, as an operator would set them. */
public final class ServiceEnvironment {

    /** The limits are high because tests send whole suites of policy checks from one address, and cohorts by one account. */
    private static final int REQUESTS_PER_SECOND = 10_000;

    private ServiceEnvironment() {}

    /**
     * Returns the variables of all three services, without their keys, in a map that may be changed.
     *
     * @param jdbcUrl ends before the database's name
     */
    public static Map<String, String> of(
            String jdbcUrl, String bootstrapServers, String issuerUrl, Path directory, RegistrySimulator registries) {
        var environment = new LinkedHashMap<String, String>();
        for (var database : List.of("registration", "exam", "subsidy")) {
            var prefix = database.toUpperCase(Locale.ROOT) + "_DB_";
            environment.put(prefix + "URL", jdbcUrl + database);
            environment.put(prefix + "USER", database);
            environment.put(prefix + "PASSWORD", "unused");
            environment.put(prefix + "OWNER", Infrastructure.schemaOwner(database));
            environment.put(prefix + "OWNER_PASSWORD", "unused");
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("SKILLCERT_TOPIC_REPLICATION", "1");
        environment.put("SKILLCERT_TOPIC_MIN_INSYNC", "1");
        environment.put("OIDC_ISSUER_URL", issuerUrl);
        RegistrySimulator.REGISTRIES.forEach(registry -> environment.put(
                "SKILLCERT_REGISTER_" + registry.replace('-', '_').toUpperCase(Locale.ROOT) + "_URL",
                registries.addressOf(registry).toString()));
        environment.put("SKILLCERT_PAYMENT_DEBTOR_NAME", "Subsidy office of the local stack");
        environment.put("SKILLCERT_PAYMENT_DEBTOR_ACCOUNT", "44000000000001");
        environment.put("SKILLCERT_PAYMENT_DEBTOR_BANK_CODE", "308584000013");
        environment.put("SKILLCERT_SANDBOX", "true");
        environment.put("SKILLCERT_WEBHOOK_ALLOW_PRIVATE", "true");
        environment.put("SKILLCERT_API_DOCS", "true");
        environment.put(
                "SKILLCERT_DOCUMENTS_DIRECTORY", directory.resolve("documents").toString());
        environment.put("SKILLCERT_SMS_DIRECTORY", directory.resolve("sms").toString());
        environment.put("SKILLCERT_LETTERS_URL", "https://skills.example/letters");
        environment.put("SKILLCERT_OPEN_REQUESTS_PER_SECOND", Integer.toString(REQUESTS_PER_SECOND));
        environment.put("SKILLCERT_ACCOUNT_REQUESTS_PER_SECOND", Integer.toString(REQUESTS_PER_SECOND));
        return environment;
    }
}
