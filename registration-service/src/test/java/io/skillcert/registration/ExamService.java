package io.skillcert.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says what exam-service would say: its golden events, about a registration of the test. */
public final class ExamService {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExamService() {}

    public static ObjectNode golden(String name, String registration) throws IOException {
        var file = "/golden/exam/" + name + ".json";
        var event = (ObjectNode) JSON.readTree(ExamService.class.getResourceAsStream(file));
        return event.put("registrationId", registration);
    }

    public static void send(String name, JsonNode event) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            var sent = new ProducerRecord<>("exam.events", event.get("personId").asText(), event.toString());
            sent.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            sent.headers().add("ce_type", ("io.skillcert.exam." + name).getBytes(StandardCharsets.UTF_8));
            producer.send(sent);
        }
    }
}
