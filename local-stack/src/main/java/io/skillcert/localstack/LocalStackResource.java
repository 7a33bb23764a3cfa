package io.skillcert.localstack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What a {@code @QuarkusTest} of a service runs on: real PostgreSQL, real Kafka, a real OIDC issuer. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private static TestInfrastructure running;

    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        running = TestInfrastructure.start();
        return Map.of(
                "quarkus.datasource.jdbc.url", running.jdbcUrl(database),
                "quarkus.datasource.username", running.databaseUser(),
                "quarkus.datasource.password", "",
                "kafka.bootstrap.servers", running.bootstrapServers(),
                "quarkus.oidc.auth-server-url", running.issuerUrl(),
                "skillcert.test.issuer", running.issuerUrl());
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
        }
    }
}
