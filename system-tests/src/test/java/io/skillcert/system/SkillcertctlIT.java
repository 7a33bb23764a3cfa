package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    void it_moves_the_three_clocks_and_runs_what_is_due() throws Exception {
        var time =
                clocks().stream().max(Comparator.naturalOrder()).orElseThrow().plusHours(1);
        var moved = Skillcertctl.as("operator", "--json", "clock", time.toString());
        assertEquals(0, moved.code(), moved.printed());
        var rows = new ObjectMapper().readTree(moved.printed());
        assertEquals(Project.SERVICES, rows.findValuesAsText("service"));
        rows.forEach(row -> assertTrue(row.get("jobs").asInt() > 0, moved.printed()));
        for (var now : clocks()) {
            assertFalse(now.isBefore(time), now + " is before " + time);
            assertTrue(now.isBefore(time.plusMinutes(10)), now + " is long after " + time);
        }

        var wrong = Skillcertctl.as("operator", "clock", "tomorrow");
        assertEquals(3, wrong.code(), wrong.printed());
        assertTrue(wrong.printed().contains("400"), wrong.printed());
    }

    /** A service that does not finish its jobs in one call can't be had at will: the answers here are made up. */
    @Test
    void it_repeats_the_move_of_a_clock_until_no_job_is_unfinished() throws Exception {
        var bodies = new CopyOnWriteArrayList<String>();
        var service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext("/v1/sandbox/clock", call -> {
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var unfinished = bodies.size() % 3 == 0 ? "[]" : "[\"relay\"]";
            answer(call, "{\"now\": \"2025-08-21T09:00:00+08:00\", \"done\": [], \"unfinished\": " + unfinished + "}");
        });
        service.start();
        try {
            var address = "http://localhost:" + service.getAddress().getPort();
            var moved = Skillcertctl.with(
                    Map.of("REGISTRATION_URL", address, "EXAM_URL", address, "SUBSIDY_URL", address),
                    "clock",
                    "2025-08-21T09:00:00+08:00");
            assertEquals(0, moved.code(), moved.printed());
            assertEquals(9, bodies.size(), "three calls to each of three services");
            assertEquals(1, Set.copyOf(bodies).size(), bodies.toString());
        } finally {
            service.stop(0);
        }
    }

    /** What a management port of a service that has been up for long shows can't be had at will: these series are made up. */
    @Test
    void it_calls_a_job_late_by_the_interval_of_the_job_and_gives_no_token_to_a_management_port() throws Exception {
        var now = System.currentTimeMillis() / 1000;
        var series = new AtomicReference<String>();
        var tokens = new CopyOnWriteArrayList<String>();
        var calls = new AtomicInteger();
        var port = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        port.createContext("/q/", call -> {
            calls.incrementAndGet();
            if (call.getRequestHeaders().containsKey("Authorization")) {
                tokens.add(call.getRequestURI().getPath());
            }
            answer(call, series.get());
        });
        port.start();
        try {
            var address = "http://localhost:" + port.getAddress().getPort();
            var variables = Map.of(
                    "TOKEN", "secret",
                    "REGISTRATION_MANAGEMENT_URL", address,
                    "EXAM_MANAGEMENT_URL", address,
                    "SUBSIDY_MANAGEMENT_URL", address);

            series.set(job(21_600, 1, 5, now - 21_600));
            var due = Skillcertctl.with(variables, "jobs");
            assertEquals(0, due.code(), "a job of every six hours that has succeeded six hours ago\n" + due.printed());
            series.set(job(21_600, 1, 0, now - 26_000));
            assertEquals(1, Skillcertctl.with(variables, "jobs").code(), "more than an hour late");
            series.set(job(21_600, 1, 0, 0));
            assertEquals(1, Skillcertctl.with(variables, "jobs").code(), "never since the start");
            series.set(job(21_600, 0, 0, 0));
            assertEquals(0, Skillcertctl.with(variables, "jobs").code(), "no failure");
            series.set(job(60, 1, 0, now - 4_000));
            assertEquals(1, Skillcertctl.with(variables, "jobs").code(), "a job of every minute");

            Skillcertctl.with(variables, "status");
            assertEquals(5 * 3 + 2 * 3, calls.get(), "five calls of jobs and the metrics and readiness of status");
            assertEquals(List.of(), tokens);
        } finally {
            port.stop(0);
        }
    }

    private static String job(int interval, int failures, int failedRows, long lastSuccess) {
        return """
                # TYPE skillcert_job_interval_seconds gauge
                skillcert_job_interval_seconds{name="expire-inbox-entries"} %d.0
                skillcert_job_failures_total{name="expire-inbox-entries"} %d.0
                skillcert_job_failed_rows_total{name="expire-inbox-entries"} %d.0
                skillcert_job_last_success_seconds{name="expire-inbox-entries"} %d.0
                """
                .formatted(interval, failures, failedRows, lastSuccess);
    }

    private static void answer(HttpExchange call, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** An event on its way can't be had at will: the figures here are made up. */
    @Test
    void it_reports_a_difference_only_if_it_stays() throws Exception {
        var agreeing = new AtomicInteger();
        var calls = new AtomicInteger();
        var service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext("/v1/consistency", call -> {
            var comparison = (calls.getAndIncrement() / 3) + 1;
            var isAhead = calls.get() % 3 == 1 && comparison < agreeing.get();
            answer(
                    call,
                    """
                    {"measures": ["confirmed-registrations"], "figures": [
                     {"measure": "confirmed-registrations", "day": "2026-11-02", "count": %d, "digest": "d"}]}"""
                            .formatted(isAhead ? 2 : 1));
        });
        service.start();
        try {
            var address = "http://localhost:" + service.getAddress().getPort();
            var variables = Map.of("REGISTRATION_URL", address, "EXAM_URL", address, "SUBSIDY_URL", address);
            agreeing.set(2);
            var passing = Skillcertctl.with(variables, "--json", "consistency", "2026-11-01", "2026-11-03");
            assertEquals(0, passing.code(), passing.printed());
            assertEquals("[]", passing.printed().strip());
            assertEquals(2 * 3, calls.getAndSet(0), "two comparisons of three services");

            agreeing.set(Integer.MAX_VALUE);
            var staying = Skillcertctl.with(variables, "consistency", "2026-11-01", "2026-11-03");
            assertEquals(1, staying.code(), staying.printed());
            assertTrue(staying.printed().contains("2026-11-02"), staying.printed());
            assertEquals(4 * 3, calls.get(), "four comparisons of three services");
        } finally {
            service.stop(0);
        }
    }

    /** Failures of weeks ago can't be had at will: the answers here are made up. */
    @Test
    void it_asks_for_failed_deliveries_of_the_last_eight_days() throws Exception {
        var asked = new CopyOnWriteArrayList<UUID>();
        var service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext("/v1/webhooks", call -> {
            if (call.getRequestURI().getPath().endsWith("/deliveries")) {
                asked.add(UUID.fromString(call.getRequestURI().getQuery().split("after=")[1]));
                answer(call, "{\"items\": []}");
            } else {
                answer(call, "{\"items\": [{\"id\": \"" + new UUID(0, 1) + "\", \"status\": \"ACTIVE\"}]}");
            }
        });
        service.start();
        try {
            var address = "http://localhost:" + service.getAddress().getPort();
            var listed = Skillcertctl.with(
                    Map.of("REGISTRATION_URL", address, "EXAM_URL", address, "SUBSIDY_URL", address), "webhooks");
            assertEquals(0, listed.code(), listed.printed());
            assertEquals(3, asked.size());
            for (var after : asked) {
                var age = System.currentTimeMillis() - (after.getMostSignificantBits() >>> 16);
                assertEquals(8, Duration.ofMillis(age).toDays(), after.toString());
            }
        } finally {
            service.stop(0);
        }
    }

    private static List<OffsetDateTime> clocks() throws Exception {
        var printed = Skillcertctl.as("operator", "--json", "clock").printed();
        return new ObjectMapper()
                .readTree(printed).findValuesAsText("now").stream()
                        .map(OffsetDateTime::parse)
                        .toList();
    }

    @Test
    void it_compares_the_services_on_the_days_of_their_clocks() throws Exception {
        var days = clocks().stream().map(OffsetDateTime::toLocalDate).sorted().toList();
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
                                UUID.randomUUID().toString(),
                                "the cause is mended")
                        .code());
        assertEquals(3, Skillcertctl.as("candidate", "parked").code());
        var unknown = Skillcertctl.as(
                "operator", "parked", "replay", "exam", UUID.randomUUID().toString(), "the cause is mended");
        assertEquals(3, unknown.code());
        assertTrue(unknown.printed().contains("404"), unknown.printed());
        assertEquals(
                3,
                Skillcertctl.with(Map.of("EXAM_MANAGEMENT_URL", "http://localhost:1"), "status")
                        .code());
    }
}
