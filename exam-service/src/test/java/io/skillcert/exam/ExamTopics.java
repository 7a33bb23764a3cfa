package io.skillcert.exam;

import io.quarkus.arc.Arc;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Broker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this service has sent, read from the broker. */
public final class ExamTopics {

    public static final Broker BROKER =
            new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    private ExamTopics() {}

    /** The events of a type about people, once there are some and no event waits in the outbox. */
    public static List<ConsumerRecord<String, String>> events(String name, List<RegistrationConfirmedV1> people) {
        var type = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        var keys = people.stream().map(person -> person.personId().toString()).toList();
        var found = new ArrayList<ConsumerRecord<String, String>>();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            found.clear();
            if (waiting() > 0) {
                return false;
            }
            BROKER.read("exam.events").stream()
                    .filter(record -> keys.contains(record.key())
                            && Broker.header(record, "ce_type").contains(type))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }

    private static int waiting() throws SQLException {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** The event that a certificate was issued. */
    public static CertificateIssuedV1 issued(String number) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> BROKER.read("exam.events").stream()
                                .filter(record ->
                                        Broker.header(record, "ce_type").equals(CertificateIssuedV1.TYPE)
                                                && record.value().contains(number))
                                .findFirst(),
                        Optional::isPresent)
                .map(record -> new Json(StrictJson.mapper()).read(record.value(), CertificateIssuedV1.class))
                .orElseThrow();
    }
}
