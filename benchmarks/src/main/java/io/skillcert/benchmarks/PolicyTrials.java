package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.testing.Broker;
import java.io.IOException;
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
 * Tries other parameters on every stored case, over HTTP: one trial that changes nothing, one that changes a fifth of the
 * cases. The cases are copies of a real one, put into the database beforehand with facts of their own.
 */
public final class PolicyTrials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CITATION = "{\"document\": \"benchmark\", \"article\": \"1\"}";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Replica service;
    private final Tokens tokens;

    private PolicyTrials(Cluster cluster) {
        this.cluster = cluster;
        this.service = cluster.replicas().get(0);
        this.tokens = cluster.tokens();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int cases = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        try (var cluster =
                Cluster.start(Path.of(System.getProperty("skillcert.root")), List.of("subsidy-service"), 1)) {
            var trials = new PolicyTrials(cluster);
            System.out.printf("  entering %,d cases%n", cases);
            trials.enter(cases);
            var seconds = new LinkedHashMap<String, List<Double>>();
            for (int i = 1; i <= rounds; i++) {
                var measured = trials.round(cases);
                System.out.printf(
                        "round %d of %d: %s, %d MB resident%n", i, rounds, measured, trials.megabytes("VmRSS:"));
                measured.forEach((trial, took) ->
                        seconds.computeIfAbsent(trial, key -> new ArrayList<>()).add(took));
            }
            System.out.printf("%n%,d cases, %d rounds: median (lowest to highest), seconds%n", cases, rounds);
            seconds.forEach((trial, took) -> {
                took.sort(null);
                System.out.printf(
                        "%-26s %6.1f (%.1f to %.1f)%n",
                        trial, took.get(took.size() / 2), took.get(0), took.get(took.size() - 1));
            });
            System.out.printf("subsidy-service at most %d MB resident, heap 384 MB%n", trials.megabytes("VmHWM:"));
        }
        System.exit(0);
    }

    private Map<String, Double> round(int cases) throws Exception {
        var measured = new LinkedHashMap<String, Double>();
        measured.put("nothing changes", trial("awards-per-kind", "1", cases, 0));
        measured.put(
                "a fifth of them changes",
                trial(
                        "amounts",
                        "{'5': '1100.00', '4': '1500.00', '3': '2000.00', '2': '2500.00', '1': '3000.00'}",
                        cases,
                        1));
        return measured;
    }

    /** @param changes how many at least */
    private double trial(String name, String value, int cases, int changes) throws Exception {
        var begin = System.nanoTime();
        var request = "{\"parameters\": [{\"name\": \"%s\", \"value\": \"%s\", \"citation\": %s}]}"
                .formatted(name, value, CITATION);
        var id = call("POST", "/v1/policy-replays", request).get("id").asText();
        var trial = call("GET", "/v1/policy-replays/" + id, "");
        while (!trial.get("status").asText().equals("DONE")) {
            if (trial.get("status").asText().equals("FAILED")) {
                throw new IllegalStateException("the trial has failed");
            }
            Thread.sleep(100);
            trial = call("GET", "/v1/policy-replays/" + id, "");
        }
        var took = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
        var report = trial.get("report");
        if (report.get("cases").asInt() < cases
                || (changes > 0)
                        != (report.get("gain").asInt() + report.get("lose").asInt() > 0)) {
            throw new IllegalStateException("the trial came to " + report);
        }
        return took;
    }

    /** Copies of one that came by its event: a tenth refused for want of a basis, as many referred, some for an award. */
    private void enter(int cases) throws Exception {
        new Broker(cluster.bootstrapServers())
                .send(
                        "exam.events",
                        UUID.randomUUID().toString(),
                        "io.skillcert.exam.certificate-issued.v1",
                        UUID.randomUUID().toString(),
                        """
                        {"certificateNumber": "S000044030001253000001", "registrationId": "%1$s", "personId": "%1$s",
                         "holderDigest": "1:benchmark", "batchId": "%1$s", "occupationCode": "4-04-05-05", "level": 3,
                         "issuedOn": "2025-08-11", "issuedAt": "2025-08-11T02:00:00Z"}"""
                                .formatted(UUID.randomUUID()));
        while (call("GET", "/v1/entitlements", "").get("items").isEmpty()) {
            Thread.sleep(100);
        }
        sql(
                """
                create table benchmark_case as
                select i, gen_random_uuid() decision, gen_random_uuid() entitlement, 1 + i %% 5 as level,
                       case when i %% 20 = 0 or i %% 10 = 1 then 'REFUSED' when i %% 10 = 2 then 'REFERRED' else 'GRANTED' end outcome
                from generate_series(1, %d) i"""
                        .formatted(cases));
        sql(
                """
                insert into decision (id, subject_type, subject_id, outcome, amount, policy_name, policy_version, decided_for,
                                      decided_at, facts, record, signature)
                select b.decision, 'ENTITLEMENT', b.entitlement, b.outcome,
                       case when b.outcome = 'REFUSED' then 0 else (array[3000, 2500, 2400, 1500, 1000])[b.level] end,
                       d.policy_name, d.policy_version, d.decided_for, d.decided_at,
                       jsonb_build_object('kind', 'SKILLS_UPGRADING', 'claimedOn', '2025-08-11',
                           'certificate', jsonb_build_object('occupationCode', '4-04-05-05',
                               'level', (array['SENIOR_TECHNICIAN', 'TECHNICIAN', 'SENIOR_WORKER', 'INTERMEDIATE_WORKER',
                                               'JUNIOR_WORKER'])[b.level],
                               'issuedOn', '2025-08-11', 'recognised', true, 'revoked', false),
                           'bases', case when b.i % 10 = 1 then '{"HOUSEHOLD_REGISTRATION": false, "SOCIAL_INSURANCE": false,
                                        "REGISTERED_UNEMPLOYMENT": false, "UNEMPLOYED_GRADUATE": false}'::jsonb
                                         when b.i % 10 = 2 then '{}'::jsonb
                                         else '{"SOCIAL_INSURANCE": true, "HOUSEHOLD_REGISTRATION": false}'::jsonb end,
                           'paidFromUnemploymentInsurance', false,
                           'awards', case when b.i % 20 = 0 then '[{"kind": "SKILLS_UPGRADING", "occupationCode": "6-31-01-03",
                                        "level": "JUNIOR_WORKER", "claimedOn": "2025-02-01"}]'::jsonb else '[]'::jsonb end,
                           'promisedLastDay', '2026-08-11'),
                       d.record, d.signature
                from benchmark_case b, (select * from decision limit 1) d""");
        sql(
                """
                insert into entitlement (id, certificate_number, person_id, holder_digest, occupation_code, level, issued_on,
                                         outcome, amount, last_day_to_claim, decision_id, assessed_at)
                select b.entitlement, 'B' || lpad(b.i::text, 21, '0'), gen_random_uuid(), 'benchmark', '4-04-05-05', b.level,
                       '2025-08-11', b.outcome, 0, '2026-08-11', b.decision, now()
                from benchmark_case b""");
        sql("vacuum analyze decision");
        sql("vacuum analyze entitlement");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("subsidy"), "postgres", "unused");
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.address().resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.of("auditor"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Linux only. */
    private long megabytes(String what) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + service.pid() + "/status"))) {
            if (line.startsWith(what)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }
}
