package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.simulator.Bank;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Claims from the officer's decision to the bank's answer: decided, approved by another person, paid in batches. */
final class PayoutPhase {

    /** A bank in Shenzhen: the cohort's file names accounts alone. */
    static final String BANK_CODE = "308584000013";

    private static final int YEAR = 2025;
    private static final String LINE = "SKILLS_UPGRADING";

    private final Api api;
    private final Consumer<String> clock;
    private final Consumer<String> progress;

    PayoutPhase(Api api, Consumer<String> clock, Consumer<String> progress) {
        this.api = api;
        this.clock = clock;
        this.progress = progress;
    }

    /** @param claims by row; each is replaced by what became of it */
    void run(Map<Integer, JsonNode> claims) {
        clock.accept("2025-08-19T09:00:00+08:00");
        progress.accept("2025-08-19  deciding " + claims.size() + " claims");
        claims.replaceAll((i, claim) -> act("subsidy-officer", claim, "/decision", "The documents are in order."));
        clock.accept("2025-08-20T09:00:00+08:00");
        progress.accept("2025-08-20  approving and paying");
        appropriate(claims);
        claims.replaceAll((i, claim) -> isGranted(claim)
                ? act("subsidy-approver", claim, "/approval", "The decision follows the rules.")
                : claim);
        pay((int) claims.values().stream().filter(PayoutPhase::isApproved).count());
        claims.replaceAll((i, claim) ->
                api.get("partner", api.subsidy("/v1/claims/" + claim.get("id").asText())));
    }

    private static boolean isGranted(JsonNode claim) {
        return claim.get("status").asText().equals("GRANTED");
    }

    private static boolean isApproved(JsonNode claim) {
        return claim.get("status").asText().equals("APPROVED");
    }

    /** The year's fund gets what the granted claims need. */
    private void appropriate(Map<Integer, JsonNode> claims) {
        var needed = claims.values().stream()
                .filter(PayoutPhase::isGranted)
                .map(claim -> new BigDecimal(claim.get("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (needed.signum() > 0) {
            fund(needed);
        }
    }

    /** So much more, if there is a fund already. */
    private void fund(BigDecimal needed) {
        var known = StreamSupport.stream(
                        api.get("treasurer", api.subsidy("/v1/funds"))
                                .get("items")
                                .spliterator(),
                        false)
                .filter(fund -> fund.get("year").asInt() == YEAR
                        && fund.get("line").asText().equals(LINE)
                        && fund.get("version").asLong() > 0)
                .findFirst();
        if (known.isEmpty()) {
            api.post(
                    "treasurer",
                    api.subsidy("/v1/funds"),
                    Map.of("year", YEAR, "line", LINE, "appropriated", needed.toPlainString()));
        } else {
            var all = new BigDecimal(known.get().get("appropriated").asText()).add(needed);
            api.replace(
                    "treasurer",
                    api.subsidy("/v1/funds/" + known.get().get("id").asText()),
                    known.get().get("version").asLong(),
                    Map.of("appropriated", all.toPlainString()));
        }
    }

    /** Batch by batch goes to the bank, which pays. */
    private void pay(int approved) {
        int paid = 0;
        while (paid < approved) {
            var batch = api.post("treasurer", api.subsidy("/v1/payment-batches"), null);
            var address = "/v1/payment-batches/" + batch.get("id").asText();
            var file = api.file("treasurer", api.subsidy(address + "/file"));
            api.sendXml(
                    "treasurer",
                    api.subsidy(address + "/bank-reports"),
                    Bank.reading(file).paysAll());
            paid += batch.get("transactions").asInt();
        }
    }

    private JsonNode act(String role, JsonNode claim, String act, String reason) {
        return api.change(
                role,
                api.subsidy("/v1/claims/" + claim.get("id").asText() + act),
                claim.get("version").asLong(),
                Map.of("reason", reason));
    }
}
