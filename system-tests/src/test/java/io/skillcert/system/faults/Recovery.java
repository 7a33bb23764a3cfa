package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until a cluster has recovered from faults. */
final class Recovery {

    private Recovery() {}

    /**
     * Waits until all replicas are ready, the outboxes are empty and every event is consumed.
     *
     * @param since the moment from which the limit counts, as {@link System#nanoTime}
     */
    static void await(Cluster cluster, long since, Duration limit, Consumer<String> log) throws Exception {
        while (!isRecovered(cluster)) {
            var state = state(cluster);
            assertTrue(
                    System.nanoTime() - since < limit.toNanos(),
                    () -> "not recovered after " + limit.toSeconds() + " s: " + state);
            log.accept("recovering: " + state);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean isRecovered(Cluster cluster) throws Exception {
        return notReady(cluster).isEmpty() && inOutboxes(cluster) == 0 && EventCheck.lag(cluster) == 0;
    }

    private static List<String> notReady(Cluster cluster) throws Exception {
        var notReady = new ArrayList<String>();
        for (Replica replica : cluster.replicas()) {
            if (!replica.isReady()) {
                notReady.add(replica.name());
            }
        }
        return notReady;
    }

    private static long inOutboxes(Cluster cluster) throws Exception {
        long events = 0;
        for (var database : Project.SERVICES) {
            var count = DatabaseCheck.rows(cluster, database, "select count(*) from outbox");
            events += Long.parseLong(count.get(0));
        }
        return events;
    }

    private static String state(Cluster cluster) throws Exception {
        return "%d events in outboxes, %d not consumed, not ready: %s"
                .formatted(inOutboxes(cluster), EventCheck.lag(cluster), notReady(cluster));
    }
}
