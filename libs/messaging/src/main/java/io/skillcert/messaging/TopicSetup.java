package io.skillcert.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates missing topics before anything is sent or read. An unreachable broker does not stop the start. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final MessagingConfig config;
    private final BrokerSettings broker;

    TopicSetup(MessagingConfig config, BrokerSettings broker) {
        this.config = config;
        this.broker = broker;
    }

    /** Retries in the background while the broker is unreachable; events wait in the outbox meanwhile. */
    void create(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws InterruptedException {
        if (config.createTopics() && !isCreated()) {
            var again = new Thread(this::createLater, "topic-setup");
            again.setDaemon(true);
            again.start();
        }
    }

    private void createLater() {
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(TIMEOUT_MILLIS);
            } while (!isCreated());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCreated() throws InterruptedException {
        var settings = new HashMap<>(broker.all());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (var admin = Admin.create(settings)) {
            var topics = config.topics().stream()
                    .map(name -> new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty())
                            .configs(Topics.settings(name, config.topicRetention())))
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
        } catch (KafkaException e) { // such as a name that can't be resolved
            LOG.warnf("No topic was created; it will be retried: %s", e.getCause() == null ? e : e.getCause());
            return false;
        }
    }
}
