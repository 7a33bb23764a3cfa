package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.Cluster;
import io.skillcert.localstack.Tokens;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SUB-11: 200 calls at once about one person, over all kinds and levels, on two replicas; and again for the next person
 * ({@code -Dlimit.rounds=100} for the whole proof, {@code -Dlimit.seed} for the same calls again).
 */
@Timeout(1200)
class AwardLimitsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = Integer.getInteger("limit.rounds", 1);
    private static final long SEED = Long.getLong("limit.seed", 20250811L);
    private static final int CALLS = 200;
    private static final int AT_ONCE = 50;
    private static final List<String> KINDS =
            List.of("SKILLS_UPGRADING", "NEW_APPRENTICESHIP", "PROJECT_TRAINING", "SKILL_EVALUATION");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger next = new AtomicInteger();
    private final Random random = new Random(SEED);
    private Cluster cluster;
    private Tokens tokens;

    @Test
    void SUB_11_no_person_ever_exceeds_a_limit_and_no_award_is_lost() throws Exception {
        RunningStack.stopShared();
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try (var running = Cluster.start(Project.ROOT, List.of("subsidy-service"), 2)) {
            cluster = running;
            tokens = running.tokens();
            call("operator", "PUT", "/v1/sandbox/clock", Map.of("now", "2025-08-11T09:00:00+08:00"), null);
            for (int round = 1; round <= ROUNDS; round++) {
                var person = new Person(round);
                person.isCertified();
                var answers = callers.invokeAll(person.calls());
                for (var answer : answers) {
                    assertTrue(answer.get() < 500, "seed " + SEED + ", round " + round + ": " + answer.get());
                }
                person.limitsHold(round);
            }
            assertEquals(List.of("0"), rows("select deadlocks::text from pg_stat_database where datname = 'subsidy'"));
        } finally {
            callers.shutdownNow();
        }
    }

    private final class Person {

        private final UUID id = UUID.randomUUID();
        private final IdentityDocument document;
        private final String holder;
        private final List<String> certificates = new ArrayList<>();

        Person(int round) {
            document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E" + (20_000_000 + round));
            holder = new HolderDigests(cluster.digestKey()).of(document);
        }

        void isCertified() throws Exception {
            for (int level = 1; level <= 5; level++) {
                var number = "S00004403000125" + level + "%06d".formatted(next.incrementAndGet());
                certificates.add(number);
                var event = Map.of(
                        "certificateNumber",
                        number,
                        "registrationId",
                        UUID.randomUUID().toString(),
                        "personId",
                        id.toString(),
                        "holderDigest",
                        holder,
                        "batchId",
                        UUID.randomUUID().toString(),
                        "occupationCode",
                        "4-04-05-05",
                        "level",
                        level,
                        "issuedOn",
                        "2025-08-11",
                        "issuedAt",
                        "2025-08-11T00:00:00Z");
                new Broker(cluster.bootstrapServers())
                        .send(
                                "exam.events",
                                UUID.randomUUID().toString(),
                                "io.skillcert.exam.certificate-issued.v1",
                                id.toString(),
                                JSON.writeValueAsString(event));
            }
            var facts = Map.of(
                    "identityType", "PASSPORT",
                    "identityNumber", document.number(),
                    "bases", Map.of("SOCIAL_INSURANCE", true));
            call("subsidy-officer", "POST", "/v1/register-facts", Map.of("holders", List.of(facts)), null);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rows("select id::text from entitlement where holder_digest = '" + holder + "'")
                                    .size()
                            == 5);
        }

        /** Claims of every kind and level, decided, withdrawn and made again; and awards from elsewhere among them. */
        List<Callable<Integer>> calls() {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CALLS; i++) {
                var kind = KINDS.get(random.nextInt(KINDS.size()));
                var certificate = certificates.get(random.nextInt(certificates.size()));
                var withdraws = random.nextInt(4) == 0;
                var elsewhere = random.nextInt(50) == 0;
                int number = i;
                calls.add(() -> elsewhere ? granted(kind, number) : claimed(kind, certificate, withdraws));
            }
            Collections.shuffle(calls, random);
            return calls;
        }

        private int granted(String kind, int number) throws Exception {
            var award = Map.of(
                    "identityType",
                    "PASSPORT",
                    "identityNumber",
                    document.number(),
                    "kind",
                    kind,
                    "occupationCode",
                    "4-04-05-05",
                    "level",
                    5,
                    "claimedOn",
                    "2025-03-01",
                    "grantedBy",
                    "Another bureau",
                    "reference",
                    document.number() + "-" + number);
            return call("subsidy-officer", "POST", "/v1/awards", Map.of("awards", List.of(award)), null)
                    .statusCode();
        }

        private int claimed(String kind, String certificate, boolean withdraws) throws Exception {
            var made = call("partner", "POST", "/v1/claims", claim(kind, certificate), null);
            if (made.statusCode() != 201) {
                return made.statusCode();
            }
            var claim = JSON.readTree(made.body());
            if (withdraws) {
                return act("partner", claim, "/withdrawal");
            }
            return act("subsidy-officer", claim, "/decision");
        }

        private int act(String role, JsonNode claim, String act) throws Exception {
            var address = "/v1/claims/" + claim.get("id").asText() + act;
            var version = claim.get("version").asLong();
            return call(role, "POST", address, Map.of("reason", "as the rules say"), version)
                    .statusCode();
        }

        private Map<String, Object> claim(String kind, String certificate) {
            return Map.of(
                    "certificateNumber",
                    certificate,
                    "kind",
                    kind,
                    "identityType",
                    "PASSPORT",
                    "identityNumber",
                    document.number(),
                    "name",
                    "张三",
                    "bankCode",
                    "308584000013",
                    "bankAccount",
                    "6200000000000001",
                    "formSigned",
                    true);
        }

        void limitsHold(int round) throws Exception {
            var of = " from award where holder_digest = '" + holder + "' and status in ('RESERVED', 'AWARDED')";
            var where = "seed " + SEED + ", round " + round;
            assertEquals(List.of(), rows("select kind" + of + " group by kind, year having count(*) > 1"), where);
            assertEquals(List.of(), rows("select year::text" + of + " group by year having count(*) > 3"), where);
            // A granted claim has its place, unless an award from elsewhere has taken it; no other claim has one.
            assertEquals(
                    List.of(),
                    rows(
                            "select c.id::text from claim c left join award a on a.claim_id = c.id and a.status <> 'RELEASED'"
                                    + " where c.holder_digest = '" + holder + "' and a.id is not null"
                                    + " and c.status in ('REFUSED', 'WITHDRAWN', 'EXPIRED')"),
                    where);
            assertEquals(
                    List.of(),
                    rows(
                            "select c.id::text from claim c where c.holder_digest = '" + holder + "'"
                                    + " and c.status in ('SUBMITTED', 'UNDER_REVIEW', 'GRANTED') and not exists (select from award a"
                                    + " where a.claim_id = c.id and a.status <> 'RELEASED') and not exists (select from award e"
                                    + " where e.holder_digest = c.holder_digest and e.claim_id is null)"
                                    + " and exists (select from decision d where d.id = c.decision_id and d.outcome <> 'REFUSED')"),
                    where);
        }
    }

    /** One replica after the other. */
    private HttpResponse<String> call(String role, String method, String path, Object body, Long version)
            throws Exception {
        var replicas = cluster.replicas();
        var address = replicas.get(next.incrementAndGet() % replicas.size()).address();
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + tokens.of(role))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private List<String> rows(String query) throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("subsidy"), "postgres", "any");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }
}
