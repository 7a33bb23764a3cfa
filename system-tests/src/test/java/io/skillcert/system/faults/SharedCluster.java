package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.system.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Two replicas of each service that several test classes use one after the other, because a start takes longer than most
 * tests. The classes are ordered so that those that compare every write with the databases come first.
 */
public final class SharedCluster {

    static final List<String> SERVICES = List.of(RegistrationClient.SERVICE, "exam-service", SubsidyClient.SERVICE);
    static final int READY_SECONDS = 180;

    /** More requests at the same time are refused, so that the others are answered in time. */
    private static final String MAX_REQUESTS = "8";
    /** The default is half a minute, for which the check of the heap would have to wait. */
    private static final String THREAD_KEEP_ALIVE = "5s";

    private static SharedCluster current;

    private final Cluster cluster;
    private final AcknowledgedWrites acknowledged = new AcknowledgedWrites();
    private boolean allWritesAcknowledged = true;

    private SharedCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns the cluster for a test whose writes are not recorded. */
    public static synchronized Cluster get() throws Exception {
        start();
        current.allWritesAcknowledged = false;
        return current.cluster;
    }

    /** Returns the cluster and the record of all writes so far, for a test that records its own as well. */
    static synchronized SharedCluster withAcknowledgedWrites() throws Exception {
        if (current != null && !current.allWritesAcknowledged) {
            stop();
        }
        start();
        return current;
    }

    static synchronized boolean isShared(Cluster cluster) {
        return current != null && current.cluster == cluster;
    }

    Cluster cluster() {
        return cluster;
    }

    AcknowledgedWrites acknowledged() {
        return acknowledged;
    }

    /** Stops the cluster: the next test gets another one. */
    public static synchronized void stop() {
        if (current != null) {
            current.cluster.close();
            current = null;
        }
    }

    private static void start() throws Exception {
        if (current == null) {
            current = new SharedCluster(startBeforeDatabaseAndBroker());
        }
    }

    /** Starts the services in an order in which they have to wait: for the database, and then for the broker. */
    private static Cluster startBeforeDatabaseAndBroker() throws Exception {
        var cluster = Cluster.prepare(Project.ROOT, SERVICES, 2);
        try {
            cluster.keepClasses(); // replicas start in half the time, as from their images
            cluster.tell("postgres kill");
            cluster.tell("kafka kill");
            for (var replica : cluster.replicas()) {
                replica.set("SKILLCERT_MAX_REQUESTS", MAX_REQUESTS);
                replica.set("QUARKUS_THREAD_POOL_KEEP_ALIVE_TIME", THREAD_KEEP_ALIVE);
                replica.giveWay();
                replica.start();
            }
            awaitLogged(cluster, "Retrying in");
            cluster.tell("postgres start");
            awaitLogged(cluster, "The topics were not checked; it will be retried");
            cluster.tell("kafka start");
            for (var replica : cluster.replicas()) {
                replica.awaitReady(READY_SECONDS);
            }
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    private static void awaitLogged(Cluster cluster, String message) {
        Awaitility.await("every service logs: " + message)
                .atMost(READY_SECONDS, TimeUnit.SECONDS)
                .until(() -> {
                    for (var replica : cluster.replicas()) {
                        if (!Files.readString(replica.log(), StandardCharsets.ISO_8859_1)
                                .contains(message)) {
                            return false;
                        }
                    }
                    return true;
                });
    }
}
