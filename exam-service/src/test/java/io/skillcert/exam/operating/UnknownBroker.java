package io.skillcert.exam.operating;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Names a broker whose host name no one can resolve, as that of a container that is stopped. */
public final class UnknownBroker implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", "no-such-host.invalid:9092");
    }

    @Override
    public int order() {
        return 1; // after the resource that names the broker of the tests
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
