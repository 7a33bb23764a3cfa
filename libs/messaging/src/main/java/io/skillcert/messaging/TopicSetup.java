package io.skillcert.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates missing topics before anything is sent or read, and reports existing ones that are weaker than configured; it never
 * alters a topic. An unreachable broker does not stop the start.
 */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final MessagingConfig config;
    private final BrokerSettings broker;
    private final TopicCheck check;
    private final Thread thread = new Thread(this::goOn, "topic-setup");
    private boolean isComplete;
    private List<String> reported = List.of();
    private volatile double weaker = Double.NaN;

    TopicSetup(MessagingConfig config, BrokerSettings broker, MeterRegistry metrics) {
        this.config = config;
        this.broker = broker;
        this.check = new TopicCheck(config);
        Gauge.builder("skillcert.topics.weaker", () -> weaker)
                .description(
                        "Topics with fewer partitions or replicas or a shorter retention than configured, or missing")
                .register(metrics);
    }

    /** Tries once before anything is sent or read; later tries and checks have a thread of their own. */
    void create(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws InterruptedException {
        createAndCheck();
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void goOn() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(
                        isComplete ? config.topicCheckEvery().toMillis() : TIMEOUT_MILLIS);
                createAndCheck();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates the topics that are missing and measures the others; whatever fails is tried again. */
    void createAndCheck() throws InterruptedException {
        try (var admin = broker.admin("topic-setup", TIMEOUT_MILLIS)) {
            var missing = check.missing(admin);
            isComplete = missing.isEmpty();
            if (isComplete || !config.createTopics() || !isCreated(admin, missing)) {
                report(check.weaknesses(admin)); // new topics are known to every broker a moment later
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) { // such as a name that can't be resolved
            LOG.warnf("The topics were not checked; it will be retried: %s", e.getCause() == null ? e : e.getCause());
            isComplete = false;
        }
    }

    private boolean isCreated(Admin admin, Collection<String> missing) throws InterruptedException {
        var topics = missing.stream()
                .map(name -> new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.of(config.topicReplication()))
                        .configs(Topics.settings(name, config)))
                .toList();
        var isCreated = true;
        for (var topic : admin.createTopics(topics).values().entrySet()) {
            try {
                topic.getValue().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    LOG.warnf("Topic %s was not created; it will be retried: %s", topic.getKey(), e);
                    isCreated = false;
                }
            }
        }
        return isCreated;
    }

    private void report(List<TopicCheck.Weakness> weaknesses) {
        weaker = weaknesses.stream().map(TopicCheck.Weakness::topic).distinct().count();
        var found = weaknesses.stream().map(TopicCheck.Weakness::toString).toList();
        found.stream().filter(one -> !reported.contains(one)).forEach(LOG::warn);
        reported = found;
    }
}
