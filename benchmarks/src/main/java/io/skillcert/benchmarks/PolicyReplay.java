package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.testing.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Measures the replay of every stored case with other parameters: once with no effect, once with a fifth of the cases
 * changed. The cases are copies of a real one with facts of their own, inserted beforehand.
 */
final class PolicyReplay implements Benchmark {

    private static final int CASES = Integer.getInteger("benchmark.cases", 1_000_000);
    private static final double TARGET_SECONDS = 60;
    private static final String NOTHING = "a replay by which nothing changes";
    private static final String A_FIFTH = "a replay by which a fifth of the cases changes";

    private final Cluster cluster;
    private final ServiceApi api;

    private PolicyReplay(Cluster cluster) {
        this.cluster = cluster;
        this.api = new ServiceApi(cluster.tokens(), cluster.replicas().get(0).address());
    }

    static PolicyReplay start(Path root) throws Exception {
        var benchmark = new PolicyReplay(Cluster.start(root, List.of("subsidy-service"), 1));
        benchmark.enter();
        return benchmark;
    }

    @Override
    public void round(Rounds measured) throws Exception {
        measured.add(NOTHING, replay("awards-per-kind", "1", false));
        var amounts = "{'5': '1100.00', '4': '1500.00', '3': '2000.00', '2': '2500.00', '1': '3000.00'}";
        measured.add(A_FIFTH, replay("amounts", amounts, true));
        var pid = cluster.replicas().get(0).pid();
        measured.add("peak MB", Machine.megabytes(pid, "VmHWM"));
    }

    /** Replays all cases with another value of a parameter and returns the seconds. */
    private double replay(String name, String value, boolean changes) throws Exception {
        var begin = System.nanoTime();
        var request =
                """
                {"parameters": [{"name": "%s", "value": "%s", "citation": {"document": "benchmark", "article": "1"}}]}"""
                        .formatted(name, value);
        var path = "/v1/policy-replays/"
                + api.post("auditor", "/v1/policy-replays", request).get("id").asText();
        var replay = api.get("auditor", path);
        while (!replay.get("status").asText().equals("DONE")) {
            if (replay.get("status").asText().equals("FAILED")) {
                throw new IllegalStateException("the replay has failed");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            replay = api.get("auditor", path);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var report = replay.get("report");
        var changed = report.get("gain").asInt() + report.get("lose").asInt() > 0;
        if (report.get("cases").asInt() < CASES || changed != changes) {
            throw new IllegalStateException("the replay has reported " + report);
        }
        return seconds;
    }

    /** Inserts copies of one case: a tenth is refused without a basis, a tenth is referred, a twentieth has an award. */
    private void enter() throws Exception {
        var database = new Database(cluster.jdbcUrl("subsidy"));
        new Broker(cluster.bootstrapServers(), cluster.keys())
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
        while (api.get("auditor", "/v1/entitlements").get("items").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        database.execute(
                """
                create table benchmark_case as
                select i, gen_random_uuid() decision, gen_random_uuid() entitlement, 1 + i %% 5 as level,
                       case when i %% 20 = 0 or i %% 10 = 1 then 'REFUSED' when i %% 10 = 2 then 'REFERRED' else 'GRANTED' end outcome
                from generate_series(1, %d) i"""
                        .formatted(CASES));
        database.execute(
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
        database.execute(
                """
                insert into entitlement (id, certificate_number, person_id, holder_digest, occupation_code, level, issued_on,
                                         outcome, amount, last_day_to_claim, decision_id, assessed_at)
                select b.entitlement, 'B' || lpad(b.i::text, 21, '0'), gen_random_uuid(), 'benchmark', '4-04-05-05', b.level,
                       '2025-08-11', b.outcome, 0, '2026-08-11', b.decision, now()
                from benchmark_case b""");
        database.execute("vacuum analyze decision", "vacuum analyze entitlement");
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line("| %,d cases, %d rounds | seconds | target |", CASES, measured.count())
                .line("|---|---|---|");
        for (var replay : List.of(NOTHING, A_FIFTH)) {
            report.line(
                    "| %s | %s | %s |",
                    replay,
                    measured.shown(replay, "%.1f"),
                    Report.met(measured.median(replay) <= TARGET_SECONDS, "60"));
        }
        report.line(
                "| peak of the resident memory, MB, with a heap of 384 MB | %s | |", measured.shown("peak MB", "%.0f"));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
