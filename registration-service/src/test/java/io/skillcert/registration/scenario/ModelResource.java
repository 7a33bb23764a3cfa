package io.skillcert.registration.scenario;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Connects the service of a test with a {@link ChatServer}, whose address is a system property. */
public final class ModelResource implements QuarkusTestResourceLifecycleManager {

    static final String ADDRESS = "skillcert.test.llm-address";

    private ChatServer server;

    @Override
    public Map<String, String> start() {
        server = new ChatServer();
        System.setProperty(ADDRESS, server.address().toString());
        return Map.of(
                "skillcert.llm.url", server.address().toString(),
                "skillcert.llm.api-key", "a key of the tests",
                "skillcert.llm.timeout", "PT1S");
    }

    @Override
    public void stop() {
        server.close();
    }
}
