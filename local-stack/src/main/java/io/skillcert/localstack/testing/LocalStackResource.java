package io.skillcert.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.skillcert.localstack.server.Infrastructure;
import io.skillcert.localstack.server.TestInfrastructure;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.simulator.KeyServer;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts PostgreSQL, Kafka and an OIDC issuer for a {@code @QuarkusTest} and configures the service to use them. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private String database;
    private TestInfrastructure infrastructure;
    private RegistrySimulator registries;
    private KeyServer keyServer;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        infrastructure = TestInfrastructure.start();
        // System properties reach the tests, which run in another class loader.
        System.setProperty(Tokens.ISSUER_PROPERTY, infrastructure.issuerUrl());
        System.setProperty(PublishedApi.SERVICE_PROPERTY, database);
        System.setProperty(StackControl.PORT_PROPERTY, Integer.toString(StackControl.listen(infrastructure)));
        var all = DevelopmentKeys.generate();
        var keys = all.of(database);
        var settings = new HashMap<String, String>(Map.of(
                "quarkus.datasource.jdbc.url", infrastructure.jdbcUrl(database),
                "quarkus.datasource.username", database,
                "quarkus.datasource.password", "any",
                "quarkus.flyway.username", Infrastructure.schemaOwner(database),
                "kafka.bootstrap.servers", infrastructure.bootstrapServers(),
                "quarkus.oidc.auth-server-url", infrastructure.issuerUrl(),
                "skillcert.personal-data.keyset", keys.get("SKILLCERT_PERSONAL_DATA_KEYSET"),
                "skillcert.personal-data.event-keyset", keys.get("SKILLCERT_EVENT_KEYSET"),
                "skillcert.personal-data.digest-key", keys.get("SKILLCERT_PERSONAL_DATA_DIGEST_KEY"),
                "skillcert.documents.directory",
                        infrastructure.directory().resolve("documents").toString()));
        settings.put("skillcert.signing.keys", keys.get("SKILLCERT_SIGNING_KEYS"));
        settings.putAll(startKeyServer(all));
        if (!database.equals("exam")) {
            settings.putAll(notifications());
        }
        if (database.equals("exam")) {
            settings.put("skillcert.items.content-keyset", keys.get("SKILLCERT_ITEM_CONTENT_KEYSET"));
            settings.put("skillcert.items.key-keyset", keys.get("SKILLCERT_ITEM_KEY_KEYSET"));
        }
        if (database.equals("subsidy")) {
            settings.putAll(startRegistries());
        }
        return settings;
    }

    /** E-mail goes to the {@link MailServer} that a test starts, and text messages to a directory. */
    private Map<String, String> notifications() {
        try {
            return Map.of(
                    "skillcert.notifications.smtp-host", "127.0.0.1",
                    "skillcert.notifications.smtp-port", Integer.toString(MailServer.choosePort()),
                    "skillcert.notifications.smtp-start-tls", "DISABLED",
                    "skillcert.notifications.from", "no-reply@skills.example",
                    "skillcert.notifications.letters-url", "https://skills.example/letters",
                    "skillcert.notifications.sms-directory",
                            infrastructure.directory().resolve("sms").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes the keys of the other services, by which {@link Broker} signs their events. */
    private Map<String, String> startKeyServer(DevelopmentKeys all) {
        try {
            keyServer = new KeyServer(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Broker.signBy(all);
        var settings = new HashMap<String, String>();
        for (var service : List.of("registration", "exam", "subsidy")) {
            settings.put(
                    "skillcert.messaging.jwks." + service,
                    keyServer.addressOf(service).toString());
        }
        return settings;
    }

    private Map<String, String> startRegistries() {
        try {
            registries = RegistrySimulator.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<String, String>();
        RegistrySimulator.REGISTRIES.forEach(registry -> settings.put(
                "skillcert.registers." + registry,
                registries.addressOf(registry).toString()));
        return settings;
    }

    @Override
    public void stop() {
        if (registries != null) {
            registries.close();
        }
        if (keyServer != null) {
            keyServer.close();
        }
        if (infrastructure != null) {
            infrastructure.close();
        }
    }
}
