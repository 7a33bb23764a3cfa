package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.Cluster;
import io.skillcert.localstack.Replica;
import io.skillcert.localstack.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One replica of registration-service under as many clients as it is compared with: a registration against
 * {@code pgbench} with the very statements that it sends, reading one against {@code pgbench} by primary key, an
 * eligibility check against a request that does nothing.
 */
public final class HttpPaths {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "registration-service";
    private static final int CLIENTS = 8;
    private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warm-up", 40);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final double WRITE_TARGET = 0.50;
    private static final double READ_TARGET = 0.15;
    private static final double CHECK_TARGET = 0.70;
    private static final String NOBODY = "E10000000";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Replica service;
    private final Tokens tokens;

    private HttpPaths(Cluster cluster) {
        this.cluster = cluster;
        this.service = cluster.replicas().get(0);
        this.tokens = cluster.tokens();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        try (var cluster = Cluster.prepare(root, List.of(SERVICE), 1)) {
            var replica = cluster.replicas().get(0);
            // As an image runs it: every compiler, no way round, no clock to move.
            replica.set("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
            replica.set("REGISTRATION_DB_URL", cluster.jdbcUrl("registration"));
            replica.set("SKILLCERT_SANDBOX", "false");
            replica.start();
            replica.awaitReady(120);
            new HttpPaths(cluster).run(root, rounds);
        }
        System.exit(0);
    }

    private void run(Path root, int rounds) throws Exception {
        var batch = batch();
        var commitment = get("/v1/commitment", "partner").get("version").asText();
        var register = new Wrk(service.ownAddress().resolve("/v1/registrations"), lua(batch, commitment), CLIENTS);
        var first = post("/v1/registrations", "partner", registration(batch, commitment, NOBODY));
        var read = Wrk.same(
                service.ownAddress()
                        .resolve("/v1/registrations/" + first.get("id").asText()),
                "GET",
                "",
                tokens.of("partner"),
                CLIENTS);
        var checks = service.ownAddress().resolve("/v1/eligibility-checks");
        var check = Wrk.same(checks, "POST", check(), "", CLIENTS);
        var nothing = Wrk.same(checks, "OPTIONS", "", "", CLIENTS);
        var readRow = new PgBench(
                cluster.jdbcUrl("registration"),
                "select * from registration where id = '" + first.get("id").asText() + "';\n",
                CLIENTS);

        System.out.println("  warming up");
        register.run(WARM_UP_SECONDS);
        read.run(WARM_UP_SECONDS / 4);
        check.run(WARM_UP_SECONDS / 4);
        nothing.run(WARM_UP_SECONDS / 4);
        var statements = recorded(batch, commitment);
        var write = new PgBench(cluster.jdbcUrl("registration"), statements, CLIENTS);

        var measured = new Rounds();
        for (int i = 1; i <= rounds; i++) {
            var registered = register.run(SECONDS);
            var written = write.run(SECONDS);
            var gotten = read.run(SECONDS);
            var rows = readRow.run(SECONDS);
            var checked = check.run(SECONDS);
            var idle = nothing.run(SECONDS);
            System.out.printf(
                    "round %d of %d: registrations %.2f of pgbench, reads %.3f, checks %.2f of nothing (%.0f/%.0f, %.0f/%.0f, %.0f/%.0f a second)%n",
                    i,
                    rounds,
                    measured.addRatio("write", registered, written),
                    measured.addRatio("read", gotten, rows),
                    measured.addRatio("check", checked, idle),
                    registered,
                    written,
                    gotten,
                    rows,
                    checked,
                    idle);
        }
        report(root, rounds, statements.lines().count() - 2, measured);
    }

    private static void report(Path root, int rounds, long statements, Rounds measured) throws IOException {
        var report = new Report(root, "http-paths");
        report.line("Measured by `benchmarks/run http-paths %d` on %s.", rounds, Report.machine())
                .line("")
                .line(
                        "| %d clients, %d rounds of %d s each, taken in turns | ratio | target |",
                        CLIENTS, rounds, SECONDS)
                .line("|---|---|---|")
                .line(
                        "| a registration against `pgbench` sending its %d statements | %s | %s |",
                        statements,
                        measured.shown("write", "%.2f"),
                        Report.met(measured.median("write") >= WRITE_TARGET, "0.50"))
                .line(
                        "| reading one against `pgbench` by primary key | %s | %s |",
                        measured.shown("read", "%.3f"), Report.met(measured.median("read") >= READ_TARGET, "0.15"))
                .line(
                        "| an eligibility check against a request that does nothing (`OPTIONS`) | %s | %s |",
                        measured.shown("check", "%.2f"), Report.met(measured.median("check") >= CHECK_TARGET, "0.70"));
        report.write();
    }

    /** Registration is open today. */
    private String batch() throws Exception {
        var today = LocalDate.now();
        var batch = new TreeMap<String, Object>(Map.of(
                "name", "benchmark",
                "occupationCode", "4-04-05-05",
                "levels", List.of(5),
                "registrationFrom", today.minusDays(1).toString(),
                "registrationTo", today.plusDays(9).toString(),
                "reviewTo", today.plusDays(12).toString(),
                "examFrom", today.plusDays(23).toString(),
                "examTo", today.plusDays(24).toString()));
        return post("/v1/exam-batches", "registrar", batch).get("id").asText();
    }

    private static Map<String, Object> registration(String batch, String commitment, String passport) {
        return Map.of(
                "batchId",
                batch,
                "commitment",
                commitment,
                "application",
                Map.of(
                        "level",
                        5,
                        "holder",
                        Map.of("name", "张三", "identityType", "PASSPORT", "identityNumber", passport),
                        "facts",
                        facts()));
    }

    private static Map<String, Object> facts() {
        return Map.of(
                "birthDate",
                "2000-01-01",
                "trainings",
                List.of(Map.of(
                        "level", 5, "standardHours", 60, "completedOn", "2025-06-20", "qualifiedInstitution", true)));
    }

    private static String check() throws IOException {
        return JSON.writeValueAsString(
                Map.of("occupationCode", "4-04-05-05", "on", "2025-07-03", "candidate", facts()));
    }

    private String lua(String batch, String commitment) throws IOException {
        return """
                local before, after = ([==[%s]==]):match("^(.*)E10000000(.*)$")
                local headers = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer %s"}
                local sent = 0
                function request()
                    sent = sent + 1
                    local number = string.format("E%%08d%%07d", seed, sent)
                    headers["Idempotency-Key"] = number
                    return wrk.format("POST", nil, headers, before .. number .. after)
                end
                """
                .formatted(JSON.writeValueAsString(registration(batch, commitment, NOBODY)), tokens.of("partner"));
    }

    /** Sends a few more and takes what the database has logged of them. */
    private String recorded(String batch, String commitment) throws Exception {
        log("all");
        int before = Files.readString(cluster.databaseLog()).length();
        for (int i = 1; i <= 4; i++) {
            post("/v1/registrations", "partner", registration(batch, commitment, "E1000000" + i));
        }
        log("none");
        return RecordedSql.script(
                Files.readString(cluster.databaseLog()).substring(before), "insert into registration ");
    }

    private void log(String statements) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "unused");
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + statements + "'");
            statement.execute("alter system set log_line_prefix = '%p '");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(1_000);
    }

    private JsonNode get(String path, String role) throws Exception {
        return answer(request(path, role).GET());
    }

    private JsonNode post(String path, String role, Object body) throws Exception {
        return answer(request(path, role)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(service.ownAddress().resolve(path))
                .header("Authorization", "Bearer " + tokens.of(role))
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
