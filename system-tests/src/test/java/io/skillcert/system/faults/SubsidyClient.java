package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.simulator.SampleDocument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls subsidy-service as claimants, officers and the treasurer do: claim, decide, approve, pay. */
final class SubsidyClient {

    static final String SERVICE = "subsidy-service";
    private static final String ACCOUNT_CLOSED = "AC04";
    /** The bank returns one of this many payments. */
    private static final int RETURNED_ONE_OF = 16;

    private static final int KEY_LIMIT_SECONDS = 60;

    private final RetryingClient client;
    private final AcknowledgedWrites acknowledged;

    SubsidyClient(RetryingClient client, AcknowledgedWrites acknowledged) {
        this.client = client;
        this.acknowledged = acknowledged;
    }

    void createFund() {
        client.create(
                SERVICE,
                "treasurer",
                "/v1/funds",
                Map.of("year", 2025, "line", "SKILLS_UPGRADING", "appropriated", "900000000.00"));
    }

    void recordRegisterFacts(TestPersons.Person person) {
        client.create(
                SERVICE, "subsidy-officer.2", "/v1/register-facts", Map.of("holders", List.of(person.registerFacts())));
    }

    boolean isAssessed(TestPersons.Person person, String certificate) {
        var lookup = Map.of(
                "certificateNumber", certificate, "identityType", "PASSPORT", "identityNumber", person.passport());
        return client.query(SERVICE, "subsidy-officer", "/v1/entitlement-lookups", lookup)
                .isDone();
    }

    /** Returns the claim; null if it is refused because there is another one. */
    JsonNode claim(TestPersons.Person person, String certificate) {
        var answer = client.tryToCreate(SERVICE, "partner", "/v1/claims", person.claim(certificate));
        if (!answer.isDone()) {
            return null;
        }
        var claim = answer.body();
        note(claim);
        showAccount(claim.get("id").asText());
        return claim;
    }

    /** Without a document that shows the account a claim is referred to an officer. */
    private void showAccount(String claim) {
        var path = "/v1/claims/" + claim + "/evidence?code=BANK_ACCOUNT";
        client.upload(SERVICE, "partner", path, SampleDocument.MEDIA_TYPE, SampleDocument.content())
                .orThrow("POST " + path);
    }

    /** Decides again while the claim is referred to an officer: the key of the holder's name may arrive late. */
    JsonNode decide(JsonNode claim) throws InterruptedException {
        var decided = act("subsidy-officer", claim, "/decision");
        for (int i = 0; i < KEY_LIMIT_SECONDS && isReferred(decided); i++) {
            TimeUnit.SECONDS.sleep(1);
            decided = act("subsidy-officer", decided, "/decision");
        }
        return decided;
    }

    private static boolean isReferred(JsonNode claim) {
        return claim.get("status").asText().equals("REFERRED");
    }

    JsonNode approve(JsonNode claim) {
        return act("subsidy-approver", claim, "/approval");
    }

    private JsonNode act(String role, JsonNode claim, String act) {
        var before = claim.get("status").asText();
        var changed = client.change(
                SERVICE,
                role,
                "/v1/claims/" + claim.get("id").asText(),
                act,
                claim.get("version").asLong(),
                Map.of("reason", "as the rules say"),
                now -> !now.get("status").asText().equals(before));
        note(changed);
        return changed;
    }

    private void note(JsonNode claim) {
        acknowledged.claims.put(claim.get("id").asText(), claim.get("status").asText());
    }

    /** Sends all approved payments to the bank, batch by batch, and reports each batch twice, as banks may do. */
    void pay() {
        var batch = client.tryToCreate(SERVICE, "treasurer", "/v1/payment-batches", null);
        while (batch.isDone()) {
            var id = batch.body().get("id").asText();
            if (!acknowledged.batches.add(id)) {
                throw new IllegalStateException("two payment batches have one id: " + id);
            }
            var path = "/v1/payment-batches/" + id;
            var file = client.get(SERVICE, "treasurer", path + "/file").text();
            var bank = Bank.reading(file.getBytes(StandardCharsets.UTF_8));
            var report = bank.answers(payment -> isReturned(payment) ? ACCOUNT_CLOSED : Bank.PAID);
            for (int i = 0; i < 2; i++) {
                client.sendXml(SERVICE, "treasurer", path + "/bank-reports", report)
                        .orThrow("the bank report");
            }
            bank.amounts().forEach(this::remember);
            batch = client.tryToCreate(SERVICE, "treasurer", "/v1/payment-batches", null);
        }
    }

    private void remember(String payment, BigDecimal amount) {
        if (isReturned(payment)) {
            acknowledged.returned.add(payment);
        } else if (acknowledged.paid.put(payment, amount) != null) {
            throw new IllegalStateException("the bank was asked twice to pay " + payment);
        }
    }

    private static boolean isReturned(String payment) {
        return Math.floorMod(payment.hashCode(), RETURNED_ONE_OF) == 0;
    }
}
