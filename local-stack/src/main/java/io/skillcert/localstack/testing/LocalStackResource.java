package io.skillcert.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.skillcert.localstack.server.TestInfrastructure;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What a {@code @QuarkusTest} of a service runs on: real PostgreSQL, real Kafka, a real OIDC issuer. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private String database;
    private TestInfrastructure running;
    private RegistrySimulator registers;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        running = TestInfrastructure.start();
        // Seen by the tests whatever class loader they run in.
        System.setProperty(Tokens.ISSUER_PROPERTY, running.issuerUrl());
        System.setProperty(StackControl.PORT_PROPERTY, Integer.toString(StackControl.listen(running)));
        var keys = DevelopmentKeys.generate();
        var settings = new HashMap<String, String>(Map.of(
                "quarkus.datasource.jdbc.url", running.jdbcUrl(database),
                "quarkus.datasource.username", running.databaseUser(),
                "quarkus.datasource.password", "any",
                "kafka.bootstrap.servers", running.bootstrapServers(),
                "quarkus.oidc.auth-server-url", running.issuerUrl(),
                "skillcert.personal-data.keyset", keys.keyset(),
                "skillcert.personal-data.digest-key", keys.digestKey(),
                "skillcert.signing.keys", keys.signingKeys(),
                "skillcert.documents.directory",
                        running.directory().resolve("documents").toString()));
        if (database.equals("subsidy")) {
            settings.putAll(registers());
        }
        return settings;
    }

    private Map<String, String> registers() {
        try {
            registers = RegistrySimulator.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<String, String>();
        RegistrySimulator.REGISTERS.forEach(register -> settings.put(
                "skillcert.registers." + register, registers.addressOf(register).toString()));
        return settings;
    }

    @Override
    public void stop() {
        if (registers != null) {
            registers.close();
        }
        if (running != null) {
            running.close();
        }
    }
}
