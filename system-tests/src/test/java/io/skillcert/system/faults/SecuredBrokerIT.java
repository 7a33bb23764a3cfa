package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.SecuredBroker;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the services with the variables and rights of docs/operating/kafka.md on a broker that demands TLS and a password and
 * has exactly the access rules of that page. They create their topics, exchange events, and begin a new epoch after a restore.
 */
@Timeout(600)
class SecuredBrokerIT extends OutageTest {

    private static final Pattern REFUSED =
            Pattern.compile(".*(?:Authorization|SaslAuthentication|SslAuthentication)Exception.*");

    @TempDir
    private Path secrets;

    private SecuredBroker broker;

    @Test
    void services_exchange_events_over_tls_with_no_more_than_the_documented_rights() throws Exception {
        broker = new SecuredBroker(SharedCluster.SERVICES);
        broker.allowAsDocumented(Project.ROOT.resolve("docs/operating/kafka.md"));
        var secured = Cluster.prepare(Project.ROOT, SharedCluster.SERVICES, 1);
        cluster = secured; // to be closed whatever happens
        for (var replica : secured.replicas()) {
            connect(replica);
        }
        secured.start();
        use(secured);
        confirm();
        awaitExamEntries();

        rows("registration", "select end_event_epoch()"); // as after a restore: the service reads its own topic
        awaitEpoch();
        confirm();
        awaitExamEntries();
        for (var replica : secured.replicas()) {
            assertEquals(List.of(), refusals(replica), replica.name());
        }
    }

    private void connect(Replica replica) throws IOException {
        for (var setting : broker.settings(replica.service()).entrySet()) {
            var variable = "KAFKA_" + setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_');
            if (setting.getKey().equals("sasl.jaas.config")) {
                var file = Files.writeString(secrets.resolve(replica.name()), setting.getValue());
                replica.set(variable + "_FILE", file.toString());
            } else {
                replica.set(variable, setting.getValue());
            }
        }
    }

    private void awaitEpoch() {
        Awaitility.await("a new epoch")
                .atMost(60, TimeUnit.SECONDS)
                .until(() ->
                        rows("registration", "select current_event_epoch()").get(0) != null);
    }

    /** The refusals that a service has met, except that a topic of another service, which did not exist yet, is not its to create. */
    private static List<String> refusals(Replica replica) throws IOException {
        return Files.readAllLines(replica.log(), StandardCharsets.ISO_8859_1).stream()
                .filter(REFUSED.asMatchPredicate())
                .filter(line -> !line.contains("was not created; it will be retried"))
                .toList();
    }

    @AfterEach
    void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }
}
