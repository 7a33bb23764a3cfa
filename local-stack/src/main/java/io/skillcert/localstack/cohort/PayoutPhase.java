package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.simulator.Bank;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Takes claims from the officer's decision through the approval by another person to payment in batches. */
final class PayoutPhase {

    /** The code of a bank in Shenzhen, because the cohort file has account numbers only. */
    static final String BANK_CODE = "308584000013";

    private static final int FUND_YEAR = 2025;
    private static final String FUND_LINE = "SKILLS_UPGRADING";

    private final ApiClient subsidy;
    private final People people;
    private final Consumer<String> clock;
    private final Consumer<String> progress;

    PayoutPhase(ApiClient subsidy, People people, Consumer<String> clock, Consumer<String> progress) {
        this.subsidy = subsidy;
        this.people = people;
        this.clock = clock;
        this.progress = progress;
    }

    /** Returns the final states of the claims, by row. */
    Map<Integer, JsonNode> run(Map<Integer, JsonNode> made) {
        clock.accept("2025-08-19T09:00:00+08:00");
        progress.accept("2025-08-19  deciding " + made.size() + " claims");
        var decided = each(made, claim -> update("subsidy-officer", claim, "/decision", "The documents are in order."));
        clock.accept("2025-08-20T09:00:00+08:00");
        progress.accept("2025-08-20  approving and paying");
        appropriate(decided);
        var approved = each(
                decided,
                claim -> isGranted(claim)
                        ? update("subsidy-approver", claim, "/approval", "The decision follows the rules.")
                        : claim);
        pay((int) approved.values().stream().filter(PayoutPhase::isApproved).count());
        return ended(approved);
    }

    private Map<Integer, JsonNode> ended(Map<Integer, JsonNode> claims) {
        var byId = subsidy.list("partner", "/v1/claims").stream()
                .collect(Collectors.toMap(claim -> claim.get("id").asText(), claim -> claim));
        return claims.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        claim -> byId.get(claim.getValue().get("id").asText())));
    }

    private Map<Integer, JsonNode> each(Map<Integer, JsonNode> claims, UnaryOperator<JsonNode> call) {
        return people.map(claims.keySet(), row -> call.apply(claims.get(row)));
    }

    private static boolean isGranted(JsonNode claim) {
        return claim.get("status").asText().equals("GRANTED");
    }

    private static boolean isApproved(JsonNode claim) {
        return claim.get("status").asText().equals("APPROVED");
    }

    /** Appropriates the amount of the granted claims to the fund of the year. */
    private void appropriate(Map<Integer, JsonNode> claims) {
        var needed = claims.values().stream()
                .filter(PayoutPhase::isGranted)
                .map(claim -> new BigDecimal(claim.get("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (needed.signum() > 0) {
            addToFund(needed);
        }
    }

    private void addToFund(BigDecimal needed) {
        var known = StreamSupport.stream(
                        subsidy.get("treasurer", "/v1/funds").get("items").spliterator(), false)
                .filter(fund -> fund.get("year").asInt() == FUND_YEAR
                        && fund.get("line").asText().equals(FUND_LINE)
                        && fund.get("version").asLong() > 0)
                .findFirst();
        if (known.isEmpty()) {
            subsidy.post(
                    "treasurer",
                    "/v1/funds",
                    Map.of("year", FUND_YEAR, "line", FUND_LINE, "appropriated", needed.toPlainString()));
        } else {
            var all = new BigDecimal(known.get().get("appropriated").asText()).add(needed);
            subsidy.put(
                    "treasurer",
                    "/v1/funds/" + known.get().get("id").asText(),
                    known.get().get("version").asLong(),
                    Map.of("appropriated", all.toPlainString()));
        }
    }

    private void pay(int approved) {
        int paid = 0;
        while (paid < approved) {
            var batch = subsidy.post("treasurer", "/v1/payment-batches", null);
            var address = "/v1/payment-batches/" + batch.get("id").asText();
            var file = subsidy.download("treasurer", address + "/file");
            subsidy.postXml(
                    "treasurer", address + "/bank-reports", Bank.reading(file).paysAll());
            paid += batch.get("transactions").asInt();
        }
    }

    private JsonNode update(String role, JsonNode claim, String action, String reason) {
        return subsidy.post(
                role,
                "/v1/claims/" + claim.get("id").asText() + action,
                claim.get("version").asLong(),
                Map.of("reason", reason));
    }
}
