package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Starts replicas of the previous release on the schema and beside the replicas of this build, as in a rolling upgrade or when
 * one is taken back. {@code deploy/previous-version} builds that release and runs this test.
 */
@Timeout(600)
@EnabledIfSystemProperty(
        named = "previous.root",
        matches = ".+",
        disabledReason = "deploy/previous-version TAG builds a release and runs this test against it")
class PreviousVersionIT extends OutageTest {

    @Test
    void the_previous_release_starts_on_the_new_schema_and_works_beside_this_one() throws Exception {
        var current = Cluster.prepare(Project.ROOT, SharedCluster.SERVICES, 1);
        // The previous release may not sign its events yet.
        current.replicas().forEach(replica -> replica.set("SKILLCERT_EVENT_SIGNATURES", "warn"));
        current.start();
        use(current);
        confirm();
        awaitExamEntries();
        var limits = rows("subsidy", "select award_limit::text from award_limit order by 1");
        var previous = new ArrayList<Replica>();
        for (var service : SharedCluster.SERVICES) {
            var replica = cluster.addFrom(Path.of(System.getProperty("previous.root")), service);
            replica.keepNoArchive();
            replica.start();
            previous.add(replica);
        }
        awaitReady(previous);
        client = new RetryingClient(cluster);
        registrations = new RegistrationClient(client, acknowledged);
        for (int i = 0; i < 20; i++) {
            confirm();
        }
        awaitExamEntries();
        assertEquals(
                List.of(),
                client.answers().unexpected(),
                client.answers().counts().toString());
        assertTrue(limits.size() > 0);
        assertEquals(limits, rows("subsidy", "select award_limit::text from award_limit order by 1"));
    }
}
