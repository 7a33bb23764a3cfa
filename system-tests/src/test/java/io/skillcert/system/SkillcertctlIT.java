package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs {@code deploy/skillcertctl} on running services; {@link MonitoringIT} discards a forged event with it. */
class SkillcertctlIT {

    @Test
    void it_answers_each_question_about_running_services() throws Exception {
        var calls = Map.of(
                List.of("status"), List.of("ready", "broker", "outbox", "parked"),
                List.of("jobs"), List.of("job", "secondsSinceSuccess", "failures", "failedRows"),
                List.of("keys"), List.of("what", "name", "old"),
                List.of("clock"), List.of("now"));
        for (var call : calls.entrySet()) {
            var arguments = new ArrayList<>(List.of("--json"));
            arguments.addAll(call.getKey());
            var answer = Skillcertctl.as("operator", arguments.toArray(String[]::new));
            assertTrue(answer.code() <= 1, call.getKey() + ": " + answer.printed());
            var rows = new ObjectMapper().readTree(answer.printed());
            assertEquals(
                    Set.copyOf(Project.SERVICES),
                    Set.copyOf(rows.findValuesAsText("service")),
                    call.getKey().toString());
            rows.forEach(row -> call.getValue().forEach(column -> assertTrue(row.has(column), column + " of " + row)));
            var table = Skillcertctl.as("operator", call.getKey().toArray(String[]::new));
            assertEquals(rows.size() + 1, table.printed().lines().count(), table.printed());
        }
        assertEquals(0, Skillcertctl.as("operator", "status").code());
    }

    @Test
    void it_compares_the_services_on_the_days_of_their_clocks() throws Exception {
        var clocks = new ObjectMapper()
                .readTree(Skillcertctl.as("operator", "--json", "clock").printed());
        var days = clocks.findValuesAsText("now").stream()
                .map(now -> OffsetDateTime.parse(now).toLocalDate())
                .sorted()
                .toList();
        var compared = Skillcertctl.as(
                "operator",
                "--json",
                "consistency",
                days.get(0).minusDays(20).toString(),
                days.get(0).toString());
        assertEquals(0, compared.code(), compared.printed());
        assertEquals("[]", compared.printed().strip());
    }

    @Test
    void it_names_a_webhook_that_its_receiver_has_disabled() throws Exception {
        var receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", call -> {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(410, -1);
            call.close();
        });
        receiver.start();
        try {
            var url = "http://localhost:" + receiver.getAddress().getPort() + "/hook";
            var body = "{\"url\": \"" + url + "\", \"types\": []}";
            var id = RunningStack.shared()
                    .post("integrator", "exam", "/v1/webhooks", body)
                    .get("id")
                    .asText();
            RunningStack.shared().post("integrator", "exam", "/v1/webhooks/" + id + "/test-events", "");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                var answer = Skillcertctl.as("operator", "webhooks");
                return answer.code() == 1
                        && answer.printed().lines().anyMatch(line -> line.contains(id) && line.contains("DISABLED"));
            });
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void it_tells_a_wrong_call_from_a_refusal_and_from_silence() throws Exception {
        assertEquals(2, Skillcertctl.as("operator", "restart").code());
        assertEquals(
                2,
                Skillcertctl.as(
                                "operator",
                                "parked",
                                "replay",
                                "billing",
                                UUID.randomUUID().toString())
                        .code());
        assertEquals(3, Skillcertctl.as("candidate", "parked").code());
        var unknown = Skillcertctl.as(
                "operator", "parked", "replay", "exam", UUID.randomUUID().toString());
        assertEquals(3, unknown.code());
        assertTrue(unknown.printed().contains("404"), unknown.printed());
        assertEquals(
                3,
                Skillcertctl.with(Map.of("EXAM_MANAGEMENT_URL", "http://localhost:1"), "status")
                        .code());
    }
}
