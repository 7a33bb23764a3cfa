package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.awaitility.Awaitility;

/** Looks at the replicas of topics. */
final class BrokerCheck {

    private static final int LIMIT_SECONDS = 120;

    private BrokerCheck() {}

    /** Waits until every partition of every topic has as many replicas in sync as there are brokers. */
    static void awaitAllInSync(Cluster cluster, int brokers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            Awaitility.await("every partition has " + brokers + " replicas in sync")
                    .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> areAllInSync(admin, brokers));
        }
    }

    private static boolean areAllInSync(Admin admin, int brokers) throws ExecutionException, InterruptedException {
        var topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.isr().size() == brokers);
    }
}
