package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes a cohort through one batch, from registration to payment, by the REST APIs alone: tokens, idempotency keys,
 * versions and the sandbox's clock.
 */
public final class CohortRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS_AT_ONCE = 200;
    private static final int SEATS_A_ROOM = 2000;
    private static final long EVENT_LIMIT_SECONDS = 120;

    private final Api api;
    private final List<CohortRow> rows = new ArrayList<>();
    private final List<CohortReport.Row> report = new ArrayList<>();
    private final Map<String, Integer> rowOfRegistration = new HashMap<>();
    private final Consumer<String> progress;
    private String batchId;

    /** @param rows as read from the file; null where a row does not fit its header */
    public CohortRun(Api api, List<Map<String, String>> rows, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
        for (var row : rows) {
            this.rows.add(row == null ? null : new CohortRow(row));
            report.add(new CohortReport.Row(report.size() + 1));
        }
    }

    /** Runs it all. What can't be finished stays without an end in the rows. */
    public void run() {
        clock("2025-07-03T09:00:00+08:00");
        batchId = new RegistrationPhase(api, rows, report, rowOfRegistration, progress).run();
        if (!rowOfRegistration.isEmpty() && report.stream().anyMatch(CohortReport.Row::isConfirmed)) {
            progress.accept("2025-07-14  waiting for the exam office to hear of the registrations");
            clock("2025-07-14T09:00:00+08:00");
            seat();
            clock("2025-07-27T18:00:00+08:00");
            progress.accept("2025-07-27  entering scores");
            new ScoringPhase(api, exam("/scores"), rows, rowOfRegistration).run(entries());
            clock("2025-08-01T10:00:00+08:00");
            publish();
            recordBases();
            clock("2025-08-11T10:00:00+08:00");
            issue();
            claim();
        }
    }

    /** What became of the rows so far. */
    public CohortReport report(CohortReport.Seconds seconds) {
        return new CohortReport(List.copyOf(report), CohortReport.Totals.of(report), seconds);
    }

    private void clock(String now) {
        api.all("/v1/sandbox/clock").forEach(address -> api.put("operator", address, Map.of("now", now)));
    }

    private void seat() {
        var confirmed =
                (int) report.stream().filter(CohortReport.Row::isConfirmed).count();
        await("the exam office to hear of " + confirmed + " registrations", () -> heardOf() == confirmed);
        progress.accept("2025-07-14  the exam office has heard of all; seating " + confirmed + " people");
        var sessions = JSON.createArrayNode();
        sessions(sessions, "THEORETICAL_KNOWLEDGE", "2025-07-26T09:00:00+08:00", confirmed);
        sessions(sessions, "OPERATIONAL_SKILLS", "2025-07-27T09:00:00+08:00", confirmed);
        sessions(sessions, "COMPREHENSIVE_REVIEW", "2025-07-27T14:00:00+08:00", confirmed);
        api.post("exam-officer", exam("/seat-assignments"), Map.of("sessions", sessions));
    }

    /** The exam office knows of a batch with its first registration. */
    private int heardOf() {
        try {
            return entries().size();
        } catch (Api.UnexpectedAnswerException e) {
            if (e.isNotFound()) {
                return 0;
            }
            throw e;
        }
    }

    private List<JsonNode> entries() {
        return api.list("exam-officer", exam("/entries"));
    }

    private static void sessions(ArrayNode sessions, String subject, String startsAt, int people) {
        for (int room = 0; room * SEATS_A_ROOM < people; room++) {
            sessions.addObject()
                    .put("subject", subject)
                    .put("site", "Shenzhen site 1")
                    .put("room", Integer.toString(101 + room))
                    .put("seats", SEATS_A_ROOM)
                    .put("startsAt", startsAt);
        }
    }

    private void publish() {
        progress.accept("2025-08-01  publishing results");
        api.post("exam-officer", exam("/publication"), Map.of());
        await("the publication to be complete", () -> api.get("exam-officer", exam("/publication"))
                .get("complete")
                .asBoolean());
        for (var item : api.list("exam-officer", exam("/results"))) {
            var row =
                    report.get(rowOfRegistration.get(item.get("registrationId").asText()));
            var result = item.get("result");
            row.outcome = result.get("outcome").asText();
            row.subjects = new LinkedHashMap<>();
            result.get("subjects")
                    .forEach(subject -> row.subjects.put(
                            subject.get("subject").asText(),
                            subject.get("status").asText()));
            row.resit = texts(result.get("resit").get("subjects"));
        }
    }

    /** What the registers say; of two rows of one person the later known answer counts. */
    private void recordBases() {
        var holders = new LinkedHashMap<String, ObjectNode>();
        rowOfRegistration.values().stream().sorted().map(rows::get).forEach(row -> {
            var number = row.get("identity_number").toUpperCase(java.util.Locale.ROOT);
            var holder = holders.computeIfAbsent(row.get("identity_type") + number, key -> {
                var created = JSON.createObjectNode()
                        .put("identityType", row.get("identity_type"))
                        .put("identityNumber", number);
                created.putObject("bases");
                return created;
            });
            ((ObjectNode) holder.get("bases")).setAll(row.bases());
        });
        var all = List.copyOf(holders.values());
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            var some = all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size()));
            api.post("subsidy-officer", api.subsidy("/v1/register-facts"), Map.of("holders", some));
        }
    }

    private void issue() {
        progress.accept("2025-08-11  issuing certificates");
        api.post("exam-officer", exam("/certificates"), Map.of());
        var rowOfCertificate = new HashMap<String, CohortReport.Row>();
        for (var certificate : api.list("exam-officer", exam("/certificates"))) {
            var row = report.get(
                    rowOfRegistration.get(certificate.get("registrationId").asText()));
            row.certificateNumber = certificate.get("number").asText();
            rowOfCertificate.put(row.certificateNumber, row);
        }
        await(
                "the labour bureau to assess " + rowOfCertificate.size() + " certificates",
                () -> entitlements(rowOfCertificate).size() == rowOfCertificate.size());
        for (var entitlement : entitlements(rowOfCertificate)) {
            var row = rowOfCertificate.get(entitlement.get("certificateNumber").asText());
            row.subsidy = entitlement.get("outcome").asText();
            row.amount = entitlement.get("amount").asText();
            row.openRules = openRules(entitlement.get("decision"));
        }
    }

    private static List<String> openRules(JsonNode decision) {
        var open = new ArrayList<String>();
        decision.get("findings").forEach(finding -> {
            if (!finding.get("verdict").asText().equals("MET")) {
                open.add(finding.get("rule").asText());
            }
        });
        return open;
    }

    private List<JsonNode> entitlements(Map<String, CohortReport.Row> rowOfCertificate) {
        return api.list("subsidy-officer", api.subsidy("/v1/entitlements")).stream()
                .filter(entitlement -> rowOfCertificate.containsKey(
                        entitlement.get("certificateNumber").asText()))
                .toList();
    }

    private void claim() {
        clock("2025-08-12T09:00:00+08:00");
        progress.accept("2025-08-12  claiming");
        var claims = new LinkedHashMap<Integer, JsonNode>();
        for (int i = 0; i < rows.size(); i++) {
            if (report.get(i).isPassed()) {
                if (rows.get(i).claims()) {
                    claims.put(i, api.post("partner", api.subsidy("/v1/claims"), claim(i)));
                } else {
                    report.get(i).claim = "NOT_CLAIMED";
                }
            }
        }
        new PayoutPhase(api, this::clock, progress).run(claims);
        claims.forEach((i, claim) -> {
            report.get(i).openRules = openRules(claim.get("decision"));
            report.get(i).claim = claim.get("status").asText();
        });
    }

    private Map<String, Object> claim(int index) {
        var row = rows.get(index);
        return Map.of(
                "certificateNumber", report.get(index).certificateNumber,
                "identityType", row.get("identity_type"),
                "identityNumber", row.get("identity_number"),
                "name", row.get("name"),
                "bankCode", PayoutPhase.BANK_CODE,
                "bankAccount", row.bankAccount(),
                "formSigned", true);
    }

    private URI exam(String path) {
        return api.exam("/v1/exam-batches/" + batchId + path);
    }

    private static void await(String what, BooleanSupplier condition) {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVENT_LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
