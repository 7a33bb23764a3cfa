package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.localstack.service.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Measures the work on a large exam batch over HTTP: assign seats in 100 rooms, publish results, issue certificates. Exam
 * entries and scores are inserted beforehand, and the other services consume the events meanwhile.
 */
final class ExamOffice implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PEOPLE = Integer.getInteger("benchmark.people", 50_000);
    private static final int ROOMS = 100;
    private static final int INSTITUTIONS = 40;
    private static final Map<String, Integer> TARGET_SECONDS = Map.of("assign seats", 10, "publish results", 30);

    private static final int TARGET_SECONDS_OF_READERS = 60;

    private final LocalStack stack;
    private final ServiceApi api;
    private final Database database;
    private final long pid;
    private final Readers readers;
    private int round;

    private ExamOffice(LocalStack stack) {
        this.stack = stack;
        var service = stack.services().get(1);
        api = new ServiceApi(stack.tokens(), service.address());
        database = new Database(stack.jdbcUrl("exam"));
        pid = service.pid();
        readers = new Readers(stack.environment("exam-service").get("KAFKA_BOOTSTRAP_SERVERS"));
    }

    static ExamOffice start(Path root) throws Exception {
        return new ExamOffice(LocalStack.start(
                root, Files.createTempDirectory("skillcert-benchmark-"), step -> System.out.println("  " + step)));
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var batch = UUID.randomUUID();
        round++;
        api.setClock("2025-07-14T09:00:00+08:00");
        enter(batch);
        measured.add("assign seats", seconds(() -> post("/seat-assignments", batch, plan())));
        api.setClock("2025-07-27T22:00:00+08:00");
        score(batch);
        api.setClock("2025-08-01T10:00:00+08:00");
        measured.add("publish results", seconds(() -> {
            post("/publication", batch, JSON.createObjectNode());
            while (!api.get("exam-officer", path("/publication", batch))
                    .get("complete")
                    .asBoolean()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }));
        double secondsOfReaders = seconds(readers::awaitEnd);
        api.setClock("2025-08-11T10:00:00+08:00");
        measured.add("issue certificates", seconds(() -> post("/certificates", batch, JSON.createObjectNode())));
        measured.add("send the last events", seconds(() -> {
            while (database.outbox() > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }));
        measured.add("slowest reader of results", secondsOfReaders);
        measured.add("peak MB", Machine.megabytes(pid, "VmHWM"));
    }

    /** Levels 5 to 3, some bound to a site, some with extra time or an accessible room, from forty institutions. */
    private void enter(UUID batch) throws SQLException {
        database.execute(
                """
                insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,
                    occupation_code, level, attempt, registered_on, status, site, cohort_id, extra_minutes, accessible_room)
                select gen_random_uuid(), 0, lpad(((%1$d) * 1000000 + i)::text, 10, '0'), gen_random_uuid(),
                    '1:' || md5('a' || i) || md5('b' || i), '%2$s', '4-04-05-05', 3 + i %% 3, 'FIRST', '2025-07-03', 'CONFIRMED',
                    case when i %% 10 = 0 then 'Site ' || (1 + i / 10 %% 4) end,
                    ('00000000-0000-0000-0000-' || lpad((i / 50 %% %3$d)::text, 12, '0'))::uuid,
                    case when i %% 100 = 1 then 30 else 0 end, i %% 200 = 1
                from generate_series(1, %4$d) i"""
                        .formatted(round, batch, INSTITUTIONS, PEOPLE));
        database.execute("analyze exam_entry");
    }

    private void score(UUID batch) throws SQLException {
        database.execute(
                """
                insert into score (registration_id, subject, value, absent, entered_by, entered_at)
                select s.registration_id, s.subject, 55 + (e.registration_number::bigint %% 400) / 10.0, false, 'benchmark', now()
                from seat s join exam_entry e on e.registration_id = s.registration_id where e.batch_id = '%s'"""
                        .formatted(batch));
        database.execute("analyze score");
    }

    /** A hundred rooms at four sites; as many sittings of each subject as it takes, two hours apart. */
    private ObjectNode plan() {
        int seats = 60;
        int sittings = (PEOPLE * 11 / 10 + ROOMS * seats - 1) / (ROOMS * seats);
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
        // Each round has rooms of its own.
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

    private static String path(String act, UUID batch) {
        return "/v1/exam-batches/" + batch + act;
    }

    private void post(String act, UUID batch, ObjectNode body) throws Exception {
        api.post("exam-officer", path(act, batch), body);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) throws Exception {
        var begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line("| %,d people, %d rooms, %d rounds | seconds | target |", PEOPLE, ROOMS, measured.count())
                .line("|---|---|---|");
        for (var step : List.of("assign seats", "publish results", "issue certificates", "send the last events")) {
            var target = TARGET_SECONDS.get(step);
            report.line(
                    "| %s | %s | %s |",
                    step,
                    measured.shown(step, "%.1f"),
                    target == null ? "" : Report.met(measured.median(step) <= target, target.toString()));
        }
        report.line(
                "| from the end of the publication until the slowest reader is through | %s | %s |",
                measured.shown("slowest reader of results", "%.1f"),
                Report.met(measured.median("slowest reader of results") <= TARGET_SECONDS_OF_READERS, "60"));
        report.line(
                "| peak of the resident memory, MB, with a heap of 384 MB | %s | |", measured.shown("peak MB", "%.0f"));
    }

    @Override
    public void close() throws IOException {
        readers.close();
        stack.close();
    }
}
