package io.skillcert.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.localstack.testing.Broker;
import java.io.IOException;
import java.util.UUID;
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
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        new Broker(servers)
                .send(
                        "exam.events",
                        UUID.randomUUID().toString(),
                        "io.skillcert.exam." + name,
                        event.get("personId").asText(),
                        event.toString());
    }
}
