package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.LocalStack;
import io.skillcert.localstack.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an exam office does to a large batch, over HTTP: arrange it over 100 rooms, publish it, certify it. People and
 * scores are put into the database beforehand; the rest is the service's own work, as it runs in {@code ./run}.
 */
public final class ExamOffice {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = "postgres";
    private static final int ROOMS = 100;
    private static final int INSTITUTIONS = 40;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Tokens tokens;
    private final URI exam;
    private final String database;
    private final int people;
    private int round;

    private ExamOffice(LocalStack stack, ServiceProcess service, int people) {
        this.tokens = stack.tokens();
        this.exam = service.address();
        this.database = stack.jdbcUrl("exam");
        this.people = people;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        var root = Path.of(System.getProperty("skillcert.root"));
        var directory = Files.createTempDirectory("skillcert-benchmark-");
        try (var stack = LocalStack.start(root, directory, step -> System.out.println("  " + step))) {
            var service = stack.services().stream()
                    .filter(found -> found.name().equals("exam-service"))
                    .findFirst()
                    .orElseThrow();
            var office = new ExamOffice(stack, service, people);
            var seconds = new LinkedHashMap<String, List<Double>>();
            for (int i = 1; i <= rounds; i++) {
                var measured = office.round();
                System.out.printf("round %d of %d: %s%n", i, rounds, measured);
                measured.forEach((step, took) ->
                        seconds.computeIfAbsent(step, key -> new ArrayList<>()).add(took));
            }
            System.out.printf(
                    "%n%,d people, %d rooms, %d rounds: median (lowest to highest), seconds%n", people, ROOMS, rounds);
            seconds.forEach((step, took) -> {
                took.sort(null);
                System.out.printf(
                        "%-12s %6.1f (%.1f to %.1f)%n",
                        step, took.get(took.size() / 2), took.get(0), took.get(took.size() - 1));
            });
            System.out.printf("exam-service at most %d MB resident, heap 384 MB%n", peakMegabytes(service.pid()));
        }
    }

    private Map<String, Double> round() throws Exception {
        var batch = UUID.randomUUID();
        round++;
        clock("2025-07-14T09:00:00+08:00");
        enter(batch);
        var measured = new LinkedHashMap<String, Double>();
        measured.put("arrange", seconds(() -> post("/seat-assignments", batch, plan())));
        clock("2025-07-27T22:00:00+08:00");
        score(batch);
        clock("2025-08-01T10:00:00+08:00");
        measured.put("publish", seconds(() -> {
            post("/publication", batch, JSON.createObjectNode());
            while (!get("/publication", batch).get("complete").asBoolean()) {
                Thread.sleep(100);
            }
        }));
        clock("2025-08-11T10:00:00+08:00");
        measured.put("certify", seconds(() -> post("/certificates", batch, JSON.createObjectNode())));
        measured.put("relay", seconds(this::awaitRelay));
        return measured;
    }

    /** Levels 5 to 3, some bound to a site, some with extra time or an accessible room, from forty institutions. */
    private void enter(UUID batch) throws SQLException {
        sql(
                """
                insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,
                    occupation_code, level, attempt, registered_on, status, site, cohort_id, extra_minutes, accessible_room)
                select gen_random_uuid(), 0, lpad(((%1$d) * 1000000 + i)::text, 10, '0'), gen_random_uuid(),
                    '1:' || md5('a' || i) || md5('b' || i), '%2$s', '4-04-05-05', 3 + i %% 3, 'FIRST', '2025-07-03', 'CONFIRMED',
                    case when i %% 10 = 0 then 'Site ' || (1 + i / 10 %% 4) end,
                    ('00000000-0000-0000-0000-' || lpad((i / 50 %% %3$d)::text, 12, '0'))::uuid,
                    case when i %% 100 = 1 then 30 else 0 end, i %% 200 = 1
                from generate_series(1, %4$d) i"""
                        .formatted(round, batch, INSTITUTIONS, people));
        sql("analyze exam_entry");
    }

    private void score(UUID batch) throws SQLException {
        sql(
                """
                insert into score (registration_id, subject, value, absent, entered_by, entered_at)
                select s.registration_id, s.subject, 55 + (e.registration_number::bigint %% 400) / 10.0, false, 'benchmark', now()
                from seat s join exam_entry e on e.registration_id = s.registration_id where e.batch_id = '%s'"""
                        .formatted(batch));
        sql("analyze score");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database, USER, "unused");
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** A hundred rooms at four sites; as many sittings of each subject as it takes, two hours apart. */
    private ObjectNode plan() {
        int seats = 60;
        int sittings = (people * 11 / 10 + ROOMS * seats - 1) / (ROOMS * seats);
        var plan = JSON.createObjectNode();
        var sessions = plan.putArray("sessions");
        for (int day = 0; day < 2; day++) {
            for (int sitting = 0; sitting < sittings; sitting++) {
                for (int room = 0; room < ROOMS; room++) {
                    sessions.add(session(day, sitting, room, seats));
                }
            }
        }
        return plan;
    }

    private ObjectNode session(int day, int sitting, int room, int seats) {
        var minute = sitting * 150;
        // The rounds do not get in each other's way: each has rooms of its own.
        return JSON.createObjectNode()
                .put("subject", day == 0 ? "THEORETICAL_KNOWLEDGE" : "OPERATIONAL_SKILLS")
                .put("site", "Site " + (1 + room % 4))
                .put("room", round + "-" + room)
                .put("seats", seats)
                .put("seatsPerRow", 10)
                .put("accessible", room % 5 == 0)
                .put(
                        "startsAt",
                        "2025-07-%dT%02d:%02d:00+08:00"
                                .formatted(19 + day * 4 + minute / 900, 7 + minute % 900 / 60, minute % 60))
                .put("endsAt", end(day, minute));
    }

    private static String end(int day, int minute) {
        int ends = minute % 900 + 150;
        return "2025-07-%dT%02d:%02d:00+08:00".formatted(19 + day * 4 + minute / 900, 7 + ends / 60, ends % 60);
    }

    private void awaitRelay() throws Exception {
        try (var connection = DriverManager.getConnection(database, USER, "unused");
                var query = connection.prepareStatement("select count(*) from outbox")) {
            long left = 1;
            while (left > 0) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    left = rows.getLong(1);
                }
                Thread.sleep(100);
            }
        }
    }

    private void clock(String now) throws Exception {
        var request = request("operator", "/v1/sandbox/clock")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("now", now).toString()));
        answer(request, 200);
    }

    private void post(String path, UUID batch, JsonNode body) throws Exception {
        var request = request("exam-officer", "/v1/exam-batches/" + batch + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        answer(request, 201);
    }

    private JsonNode get(String path, UUID batch) throws Exception {
        return answer(
                request("exam-officer", "/v1/exam-batches/" + batch + path).GET(), 200);
    }

    private HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(exam.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.of(role))
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) throws Exception {
        var begin = System.nanoTime();
        step.run();
        return Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
    }

    /** Linux only. */
    private static long peakMegabytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }
}
