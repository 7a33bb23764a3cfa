package io.skillcert.exam;

import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this service has sent, read from the broker. */
public final class ExamTopics {

    public static final Broker BROKER =
            new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    private ExamTopics() {}

    public static List<ConsumerRecord<String, String>> deadLetters(String key) {
        return BROKER.read("exam.dead-letter").stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    public static List<ConsumerRecord<String, String>> events(String name, List<RegistrationConfirmedV1> people) {
        var type = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        var keys = people.stream().map(person -> person.personId().toString()).toList();
        var found = new ArrayList<ConsumerRecord<String, String>>();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            found.clear();
            BROKER.read("exam.events").stream()
                    .filter(record -> keys.contains(record.key())
                            && Broker.header(record, "ce_type").contains(type))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }
}
