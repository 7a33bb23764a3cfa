package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.simulator.Bank;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What claimants and a labour bureau do: claim, decide, approve, pay. */
final class Claiming {

    private static final String SERVICE = "subsidy-service";
    private static final String ACCOUNT_CLOSED = "AC04";
    /** One in so many payments comes back. */
    private static final int RETURNED = 16;

    private final Caller caller;
    private final AcknowledgedWrites told;

    Claiming(Caller caller, AcknowledgedWrites told) {
        this.caller = caller;
        this.told = told;
    }

    void appropriate() {
        caller.make(
                SERVICE,
                "treasurer",
                "/v1/funds",
                Map.of("year", 2025, "line", "SKILLS_UPGRADING", "appropriated", "900000000.00"));
    }

    void record(People.Person person) {
        caller.make(SERVICE, "subsidy-officer", "/v1/register-facts", Map.of("holders", List.of(person.register())));
    }

    boolean isAssessed(People.Person person, String certificate) {
        var lookup = Map.of(
                "certificateNumber", certificate, "identityType", "PASSPORT", "identityNumber", person.passport());
        return caller.ask(SERVICE, "subsidy-officer", "/v1/entitlement-lookups", lookup)
                .isDone();
    }

    /** Null if the claim was turned away: there is another one. */
    JsonNode claim(People.Person person, String certificate) {
        var answer = caller.tryToMake(SERVICE, "partner", "/v1/claims", person.claim(certificate));
        if (!answer.isDone()) {
            return null;
        }
        var claim = answer.body();
        told(claim);
        return claim;
    }

    JsonNode decide(JsonNode claim) {
        return act("subsidy-officer", claim, "/decision");
    }

    JsonNode approve(JsonNode claim) {
        return act("subsidy-approver", claim, "/approval");
    }

    private JsonNode act(String role, JsonNode claim, String act) {
        var before = claim.get("status").asText();
        var changed = caller.change(
                SERVICE,
                role,
                "/v1/claims/" + claim.get("id").asText(),
                act,
                claim.get("version").asLong(),
                Map.of("reason", "as the rules say"),
                now -> !now.get("status").asText().equals(before));
        told(changed);
        return changed;
    }

    private void told(JsonNode claim) {
        told.claims.put(claim.get("id").asText(), claim.get("status").asText());
    }

    /** Everything that waits goes to the bank, batch by batch; each report is sent twice, as banks do. */
    void pay() {
        var batch = caller.tryToMake(SERVICE, "treasurer", "/v1/payment-batches", null);
        while (batch.isDone()) {
            var id = batch.body().get("id").asText();
            if (!told.batches.add(id)) {
                throw new IllegalStateException("two closings were told one batch: " + id);
            }
            var path = "/v1/payment-batches/" + id;
            var file = caller.get(SERVICE, "treasurer", path + "/file").text();
            var bank = Bank.reading(file.getBytes(StandardCharsets.UTF_8));
            var report = bank.answers(payment -> isReturned(payment) ? ACCOUNT_CLOSED : Bank.PAID);
            for (int i = 0; i < 2; i++) {
                var answer = caller.report(SERVICE, "treasurer", path + "/bank-reports", report);
                if (!answer.isDone()) {
                    throw new IllegalStateException("the report: " + answer.status() + " " + answer.text());
                }
            }
            bank.amounts().forEach(this::remember);
            batch = caller.tryToMake(SERVICE, "treasurer", "/v1/payment-batches", null);
        }
    }

    private void remember(String payment, BigDecimal amount) {
        if (isReturned(payment)) {
            told.returned.add(payment);
        } else if (told.paid.put(payment, amount) != null) {
            throw new IllegalStateException("the bank was told twice to pay " + payment);
        }
    }

    private static boolean isReturned(String payment) {
        return Math.floorMod(payment.hashCode(), RETURNED) == 0;
    }
}
