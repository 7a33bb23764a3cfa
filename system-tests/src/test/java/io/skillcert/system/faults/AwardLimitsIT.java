package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends 200 concurrent calls about one person, over all kinds and levels of awards, to two replicas (SUB-11), and again
 * for the next person: {@code -Dlimit.rounds} is the number of persons, {@code -Dlimit.seed} repeats the same calls.
 */
@Order(4)
@Timeout(1200)
class AwardLimitsIT {

    private static final int ROUNDS = Integer.getInteger("limit.rounds", 1);
    private static final long SEED = Long.getLong("limit.seed", 20250811L);
    private static final int CALLS = 200;
    private static final int CONCURRENCY = 50;
    /** Each claim of another certificate and kind is made and decided; the rest is refused because it is there already. */
    private static final int LEAST_DONE = 15;

    private static final int LEAST_AWARDS = 3;
    /** No other test issues so many certificates. */
    private static final int FIRST_SERIAL = 900_000;

    private static final List<String> KINDS =
            List.of("SKILLS_UPGRADING", "NEW_APPRENTICESHIP", "PROJECT_TRAINING", "SKILL_EVALUATION");

    private final Random random = new Random(SEED);
    private Cluster cluster;
    private RetryingClient client;

    @Test
    void SUB_11_no_person_ever_exceeds_a_limit_and_no_award_is_lost() throws Exception {
        var threads = Executors.newFixedThreadPool(CONCURRENCY);
        try {
            cluster = SharedCluster.get();
            client = new RetryingClient(cluster);
            client.setClock(SubsidyClient.SERVICE, "2025-08-11T09:00:00+08:00");
            for (int round = 1; round <= ROUNDS; round++) {
                var holder = new Holder(TestPersons.next(), "seed " + SEED + ", round " + round);
                holder.receiveCertificates(round);
                int done = 0;
                for (var call : threads.invokeAll(holder.calls(round))) {
                    done += call.get().isDone() ? 1 : 0;
                }
                assertTrue(
                        done >= LEAST_DONE,
                        holder.where + ": " + done + " done, "
                                + client.answers().counts());
                holder.checkLimits();
            }
            assertEquals(
                    List.of(),
                    client.answers().unexpected(),
                    "seed " + SEED + ": " + client.answers().counts());
            assertEquals(List.of("0"), rows("select deadlocks::text from pg_stat_database where datname = 'subsidy'"));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> rows(String query) throws Exception {
        return DatabaseCheck.rows(cluster, "subsidy", query);
    }

    private final class Holder {

        private final TestPersons.Person person;
        private final String where;
        private final UUID id = UUID.randomUUID();
        private final String digest;
        private final List<String> certificates = new ArrayList<>();

        Holder(TestPersons.Person person, String where) {
            this.person = person;
            this.where = where;
            var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, person.passport());
            digest = new HolderDigests(cluster.digestKey()).of(document);
        }

        /** Sends the events of five certificates, one of each level, and waits for the entitlements. */
        void receiveCertificates(int round) throws Exception {
            var broker = new Broker(cluster.bootstrapServers(), cluster.keys());
            for (int level = 1; level <= 5; level++) {
                var number = "S00004403000125" + level + "%06d".formatted(FIRST_SERIAL + round);
                certificates.add(number);
                broker.send(
                        "exam.events",
                        UUID.randomUUID().toString(),
                        "io.skillcert.exam.certificate-issued.v1",
                        id.toString(),
                        RetryingClient.JSON.writeValueAsString(certificateIssued(number, level)));
            }
            client.create(
                    SubsidyClient.SERVICE,
                    "subsidy-officer.2",
                    "/v1/register-facts",
                    Map.of("holders", List.of(person.registerFacts())));
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> rows("select id::text from entitlement where holder_digest = '" + digest + "'")
                                    .size()
                            == 5);
        }

        private Map<String, Object> certificateIssued(String number, int level) {
            return Map.of(
                    "certificateNumber",
                    number,
                    "registrationId",
                    UUID.randomUUID().toString(),
                    "personId",
                    id.toString(),
                    "holderDigest",
                    digest,
                    "batchId",
                    UUID.randomUUID().toString(),
                    "occupationCode",
                    "4-04-05-05",
                    "level",
                    level,
                    "issuedOn",
                    "2025-08-11",
                    "issuedAt",
                    "2025-08-11T00:00:00Z",
                    "actingAccounts",
                    List.of(new AccountDigests(cluster.digestKey()).of("partner")));
        }

        /** Returns claims of every kind and level, which are decided or withdrawn, and awards by another authority. */
        List<Callable<Answer>> calls(int round) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < CALLS; i++) {
                var kind = KINDS.get(random.nextInt(KINDS.size()));
                var certificate = certificates.get(random.nextInt(certificates.size()));
                var withdraws = random.nextInt(4) == 0;
                // In other rounds every granted claim must have an award of its own.
                var byOtherAuthority = random.nextInt(50) == 0 && round % 2 == 0;
                var reference = person.passport() + "-" + i;
                calls.add(() -> byOtherAuthority ? recordAward(kind, reference) : claim(kind, certificate, withdraws));
            }
            Collections.shuffle(calls, random);
            return calls;
        }

        private Answer recordAward(String kind, String reference) {
            var award = new HashMap<>(person.award(kind, "2025-03-01", "Another authority", reference));
            award.put("occupationCode", "4-04-05-05");
            award.put("level", 5);
            return client.tryToCreate(
                    SubsidyClient.SERVICE, "subsidy-officer", "/v1/awards", Map.of("awards", List.of(award)));
        }

        private Answer claim(String kind, String certificate, boolean withdraws) {
            var body = new HashMap<>(person.claim(certificate));
            body.put("kind", kind);
            var made = client.tryToCreate(SubsidyClient.SERVICE, "partner", "/v1/claims", body);
            if (!made.isDone()) {
                return made;
            }
            return withdraws
                    ? change("partner", made.body(), "/withdrawal")
                    : change("subsidy-officer", made.body(), "/decision");
        }

        private Answer change(String role, JsonNode claim, String act) {
            return client.tryToChange(
                    SubsidyClient.SERVICE,
                    role,
                    "/v1/claims/" + claim.get("id").asText() + act,
                    claim.get("version").asLong(),
                    Map.of("reason", "as the rules say"));
        }

        void checkLimits() throws Exception {
            var of = " from award where holder_digest = '" + digest + "' and status in ('RESERVED', 'AWARDED')";
            var awards = rows("select id::text" + of);
            assertTrue(awards.size() >= LEAST_AWARDS, where + ": only " + awards.size() + " awards");
            none("select kind" + of + " group by kind, year having count(*) > 1");
            none("select year::text" + of + " group by year having count(*) > 3");
            // A granted claim has its award, unless one by another authority takes its place; no other claim has one.
            none("select c.id::text from claim c left join award a on a.claim_id = c.id and a.status <> 'RELEASED'"
                    + " where c.holder_digest = '" + digest + "' and a.id is not null"
                    + " and c.status in ('REFUSED', 'WITHDRAWN', 'EXPIRED')");
            none("select c.id::text from claim c where c.holder_digest = '" + digest + "'"
                    + " and c.status in ('SUBMITTED', 'UNDER_REVIEW', 'GRANTED') and not exists (select from award a"
                    + " where a.claim_id = c.id and a.status <> 'RELEASED') and not exists (select from award e"
                    + " where e.holder_digest = c.holder_digest and e.claim_id is null)"
                    + " and exists (select from decision d where d.id = c.decision_id and d.outcome <> 'REFUSED')");
        }

        private void none(String query) throws Exception {
            assertEquals(List.of(), rows(query), where + ": " + query);
        }
    }
}
