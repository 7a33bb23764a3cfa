package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skillcert.localstack.server.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real broker. */
@Timeout(120)
class TopicSetupTest {

    private static TestInfrastructure stack;
    private static Admin admin;

    @BeforeAll
    static void start() {
        stack = TestInfrastructure.start();
        admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        stack.close();
    }

    @Test
    void a_missing_topic_is_created_with_the_configured_replication_and_retention() throws Exception {
        var config = config("new.events,new.person-keys", Map.of("topicRetention", Duration.ofDays(3)));
        setUp(config, new SimpleMeterRegistry());

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check(config)
                .isEmpty());
        var topic = admin.describeTopics(List.of("new.events"))
                .allTopicNames()
                .get()
                .get("new.events");
        assertEquals(Topics.PARTITIONS, topic.partitions().size());
        assertEquals(1, topic.partitions().get(0).replicas().size());
        assertEquals("259200000", setting("new.events", "retention.ms"));
        assertEquals("1", setting("new.events", "min.insync.replicas"));
        assertEquals("compact", setting("new.person-keys", "cleanup.policy"));
    }

    @Test
    void every_setting_of_an_existing_topic_that_is_weaker_is_reported_and_none_is_altered() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic("weak.events", 3, (short) 1).configs(Map.of("retention.ms", "1000")),
                        new NewTopic("weak.person-keys", Topics.PARTITIONS, (short) 1)))
                .all()
                .get();
        var config = config(
                "weak.events,weak.person-keys,weak.missing",
                Map.of("topicReplication", (short) 3, "topicMinInsync", 2, "createTopics", false));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check(config)
                .equals(Set.of(
                        "weak.events partitions",
                        "weak.events replication.factor",
                        "weak.events min.insync.replicas",
                        "weak.events retention.ms",
                        "weak.person-keys replication.factor",
                        "weak.person-keys min.insync.replicas",
                        "weak.person-keys cleanup.policy",
                        "weak.missing partitions")));

        var metrics = new SimpleMeterRegistry();
        setUp(config, metrics);
        assertEquals(3, metrics.get("skillcert.topics.weaker").gauge().value());
        assertEquals("1000", setting("weak.events", "retention.ms"));
        assertEquals("1", setting("weak.events", "min.insync.replicas"));
    }

    @Test
    void a_topic_that_is_stronger_than_configured_is_not_reported() throws Exception {
        admin.createTopics(List.of(new NewTopic("strong.events", 2 * Topics.PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", "-1"))))
                .all()
                .get();
        var config = config("strong.events", Map.of());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check(config)
                .isEmpty());
    }

    @Test
    void a_topic_that_becomes_weaker_is_reported_by_the_next_check() throws Exception {
        var config = config("later.events", Map.of());
        var metrics = new SimpleMeterRegistry();
        var setup = setUp(config, metrics);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check(config)
                .isEmpty());
        setup.createAndCheck();
        assertEquals(0, metrics.get("skillcert.topics.weaker").gauge().value());

        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "later.events");
        var shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(shorter))).all().get();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check(config)
                .equals(Set.of("later.events retention.ms")));
        setup.createAndCheck();
        assertEquals(1, metrics.get("skillcert.topics.weaker").gauge().value());
    }

    @Test
    void a_broker_with_too_few_nodes_for_the_replication_is_no_failure_of_the_start() throws Exception {
        var metrics = new SimpleMeterRegistry();
        setUp(config("three.events", Map.of("topicReplication", (short) 3)), metrics);
        assertEquals(1, metrics.get("skillcert.topics.weaker").gauge().value());
    }

    @Test
    void the_client_id_begins_with_the_name_of_the_service_or_with_the_configured_one() {
        assertEquals("exam-service-watch", brokerSettings().of("watch").get("client.id"));
        var configured = new BrokerSettings(Map.of("client.id", "site-2"), "exam-service");
        assertEquals("site-2-watch", configured.of("watch").get("client.id"));
        assertTrue(configured.all().containsKey("client.id"));
    }

    private static TopicSetup setUp(MessagingConfig config, SimpleMeterRegistry metrics) throws Exception {
        var setup = new TopicSetup(config, brokerSettings(), metrics);
        setup.createAndCheck();
        return setup;
    }

    private static BrokerSettings brokerSettings() {
        return new BrokerSettings(Map.of("bootstrap.servers", stack.bootstrapServers()), "exam-service");
    }

    private static Set<String> check(MessagingConfig config) throws Exception {
        return new TopicCheck(config)
                .weaknesses(admin).stream()
                        .map(weakness -> weakness.topic() + " " + weakness.setting())
                        .collect(Collectors.toSet());
    }

    private static String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static MessagingConfig config(String topics, Map<String, Object> others) {
        return Settings.of(List.of(topics.split(",")), others);
    }
}
