package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Random actions on claims never make ledger, claims, payments and funds disagree. The plain build takes a short seeded
 * walk; {@code -Dmoney.seed}, {@code -Dmoney.acts} and {@code -Dmoney.people} choose another or a longer one.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class MoneyPropertyTest extends ClaimFixture {

    private static final long SEED = Long.getLong("money.seed", 5L);
    private static final int ACTS = Integer.getInteger("money.acts", 60);
    private static final int PEOPLE = Integer.getInteger("money.people", 6);
    private static final List<String> OUTCOMES = List.of("UNCHANGED", "PAID", "RETURNED");
    private static final List<String> REASONS = List.of(Bank.PAID, Bank.PAID, Bank.PENDING, "AC04", "AM05");

    private final Random random = new Random(SEED);
    private final List<String> claims = new ArrayList<>();
    private final List<String> batches = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();

    @Test
    void random_actions_never_unbalance_the_books() throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        for (int i = 0; i < PEOPLE; i++) {
            somebodyElse();
            claims.add(granted(1 + i % 5));
        }
        for (int i = 1; i <= ACTS; i++) {
            act();
            if (i % 10 == 0) {
                agree("seed " + SEED + ", act " + i);
            }
        }
        assertTrue(done.size() >= 8, "only " + done);
        var repaid = new BigDecimal(Rows.texts(database, "select coalesce(sum(amount), 0)::text from repayment")
                .get(0));
        var bank = new BigDecimal(
                Rows.texts(database, "select sum(debits - credits)::text from ledger_account where account = 'BANK'")
                        .get(0));
        var given = new BigDecimal(
                Rows.texts(database, "select sum(appropriated)::text from fund").get(0));
        var spent = new BigDecimal(
                Rows.texts(database, "select sum(spent)::text from fund").get(0));
        assertEquals(given.subtract(spent).add(repaid), bank);
    }

    private void act() throws Exception {
        var id = claims.get(random.nextInt(claims.size()));
        var conflicts = Rows.texts(
                database,
                "select c.id::text from bank_conflict c join payment p on p.id = c.payment_id where p.claim_id = '" + id
                        + "' and c.settled_by is null");
        if (!conflicts.isEmpty()) {
            settle(conflicts.get(0));
            return;
        }
        var status = read(id).extract().<String>path("status");
        switch (status) {
            case "GRANTED" ->
                acted(
                        "approve",
                        act("subsidy-approver", id, "approval").extract().statusCode());
            case "APPROVED" -> {
                if (random.nextInt(5) == 0) {
                    acted(
                            "return to review",
                            act("subsidy-approver", id, "return-to-review")
                                    .extract()
                                    .statusCode());
                } else {
                    batches.add(sent());
                    acted("close a batch", 200);
                }
            }
            case "UNDER_REVIEW" ->
                acted("decide", act("subsidy-officer", id, "decision").extract().statusCode());
            case "IN_PAYMENT" -> answerSome();
            case "PAID" -> paid(id);
            case "RETURNED_BY_BANK" -> {
                upload("partner", id, "BANK_ACCOUNT", PDF, pdf(UUID.randomUUID().toString()))
                        .statusCode(201);
                acted(
                        "name an account",
                        of("partner", versionOf(id))
                                .body(Map.of(
                                        "bankCode", BANK_CODE, "bankAccount", "62000000000" + random.nextInt(99999)))
                                .post("/v1/claims/" + id + "/account")
                                .statusCode());
                acted(
                        "check the account",
                        checked("subsidy-officer.8", id, true).extract().statusCode());
            }
            case "IN_RECOVERY" -> repay(id);
            default -> acted("nothing to do: " + status, 200);
        }
    }

    /** With some outcome, or UNCHANGED where that one can't be booked. */
    private void settle(String conflict) {
        for (var outcome : List.of(OUTCOMES.get(random.nextInt(OUTCOMES.size())), "UNCHANGED")) {
            once("treasurer")
                    .body(Map.of("outcome", outcome, "reason", "The bank has confirmed it."))
                    .post("/v1/bank-conflicts/" + conflict + "/settlement")
                    .then()
                    .statusCode(200);
            var status = once("treasurer.2")
                    .post("/v1/bank-conflicts/" + conflict + "/confirmation")
                    .statusCode();
            if (status != 409) {
                acted("settle a conflict", status);
                return;
            }
        }
        acted("settle a conflict", 409);
    }

    private void answerSome() {
        var batch = batches.get(random.nextInt(batches.size()));
        var answers = new TreeMap<String, String>();
        var bank = Bank.reading(fileOf(batch));
        bank.payments().forEach(payment -> answers.put(payment, REASONS.get(random.nextInt(REASONS.size()))));
        acted(
                "take a report",
                reported(batch, bank.report(bank.messageId(), answers))
                        .extract()
                        .statusCode());
    }

    private void paid(String id) throws Exception {
        if (random.nextBoolean()) {
            var payment = Rows.texts(
                            database, "select id::text from payment where status = 'PAID' and claim_id = '" + id + "'")
                    .get(0);
            acted(
                    "take back",
                    once("treasurer")
                            .body(Map.of("reasonCode", "AC04"))
                            .post("/v1/payments/" + payment + "/return")
                            .statusCode());
        } else {
            var number = read(id).extract().<String>path("certificateNumber");
            person = UUID.fromString(Rows.texts(database, "select person_id::text from claim where id = '" + id + "'")
                    .get(0));
            publish(
                    CertificateRevokedV1.TYPE,
                    new CertificateRevokedV1(
                            number,
                            UUID.randomUUID(),
                            person,
                            "1:any",
                            "4-04-05-05",
                            4,
                            LocalDate.parse("2025-08-11"),
                            Instant.parse("2025-08-11T02:00:00Z")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> read(id).extract().<String>path("status").equals("IN_RECOVERY"));
            acted("revoke", 200);
        }
    }

    private void repay(String id) {
        var open = new BigDecimal(as("treasurer").get("/v1/debts/" + id).<String>path("open"));
        var part = random.nextBoolean() ? open : open.min(new BigDecimal("333.33"));
        acted(
                "repay",
                once("treasurer")
                        .body(Map.of(
                                "amount",
                                part.toPlainString(),
                                "reference",
                                UUID.randomUUID().toString()))
                        .post("/v1/debts/" + id + "/repayments")
                        .statusCode());
    }

    private void acted(String what, int status) {
        assertEquals(200, status, "seed " + SEED + ": " + what);
        done.merge(what, 1, Integer::sum);
    }

    private static void agree(String when) {
        var differences = once("auditor")
                .post("/v1/reconciliations")
                .then()
                .statusCode(200)
                .extract()
                .path("differences.findAll { it.code != 'BANK_CONFLICT' }")
                .toString();
        assertEquals("[]", differences, when);
    }
}
