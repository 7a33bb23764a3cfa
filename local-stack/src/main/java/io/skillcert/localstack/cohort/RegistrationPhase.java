package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.ApiClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Registers the rows on 3 July 2025: a partner submits them, a registrar reviews them and the partner pays the fees. */
final class RegistrationPhase {

    private static final String OCCUPATION = "4-04-05-05";
    private static final int MAX_ROWS_PER_REQUEST = 200;

    private final ApiClient registration;
    private final People people;
    private final List<CohortRow> rows;
    private final List<CohortReport.Row> report;
    private final Map<String, Integer> rowOfRegistration;
    private final Consumer<String> progress;
    private final List<String> cohorts = new ArrayList<>();
    private String batchId;

    RegistrationPhase(
            ApiClient registration,
            People people,
            List<CohortRow> rows,
            List<CohortReport.Row> report,
            Map<String, Integer> rowOfRegistration,
            Consumer<String> progress) {
        this.registration = registration;
        this.people = people;
        this.rows = rows;
        this.report = report;
        this.rowOfRegistration = rowOfRegistration;
        this.progress = progress;
    }

    /** Returns the id of the exam batch. All rows are registered before the first one is reviewed. */
    String run() {
        batchId = registration
                .post("registrar", "/v1/exam-batches", batch())
                .get("id")
                .asText();
        register();
        progress.accept("2025-07-03  reviewing, paying");
        cohorts.forEach(this::review);
        cohorts.forEach(this::pay);
        readResults();
        return batchId;
    }

    private void register() {
        progress.accept("2025-07-03  registering " + rows.size() + " people");
        var readable = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var unreadable = rows.get(i) == null ? List.of("row") : rows.get(i).unreadableColumns();
            if (unreadable.isEmpty()) {
                readable.add(i);
            } else {
                report.get(i).registration = "INVALID";
                report.get(i).reasons = List.copyOf(unreadable);
            }
        }
        for (int from = 0; from < readable.size(); from += MAX_ROWS_PER_REQUEST) {
            register(readable.subList(from, Math.min(from + MAX_ROWS_PER_REQUEST, readable.size())));
        }
    }

    private static Map<String, Object> batch() {
        var batch = new LinkedHashMap<String, Object>();
        batch.put("name", "2025-07");
        batch.put("occupationCode", OCCUPATION);
        batch.put("levels", List.of(5, 4, 3, 2, 1));
        batch.put("registrationFrom", "2025-07-01");
        batch.put("registrationTo", "2025-07-10");
        batch.put("reviewTo", "2025-07-13");
        batch.put("examFrom", "2025-07-26");
        batch.put("examTo", "2025-07-27");
        return batch;
    }

    private void register(List<Integer> indexes) {
        var applications = indexes.stream().map(i -> rows.get(i).application()).toList();
        var commitment =
                registration.get("partner", "/v1/commitment").get("version").asText();
        var cohort = registration.post(
                "partner", "/v1/cohorts", Map.of("batchId", batchId, "rows", applications, "commitment", commitment));
        for (var result : cohort.get("rows")) {
            var index = indexes.get(result.get("row").asInt() - 1);
            var row = report.get(index);
            switch (result.get("result").asText()) {
                case "REGISTERED" ->
                    rowOfRegistration.put(result.get("registrationId").asText(), index);
                case "DUPLICATE" -> row.registration = "DUPLICATE";
                default -> {
                    row.registration = "INVALID";
                    row.reasons = columns(result.get("violations"));
                }
            }
        }
        cohorts.add(cohort.get("id").asText());
    }

    private void pay(String cohortId) {
        registration.post(
                "partner", "/v1/cohorts/" + cohortId + "/sponsor-payment", Map.of("reference", "cohort of July 2025"));
    }

    private static List<String> columns(JsonNode violations) {
        var columns = new ArrayList<String>();
        violations.forEach(violation ->
                columns.add(CohortRow.columnOf(violation.get("field").asText())));
        return columns.stream().distinct().toList();
    }

    private void review(String cohortId) {
        var found = registration.list("registrar", "/v1/registrations?cohortId=" + cohortId).stream()
                .collect(Collectors.toMap(
                        one -> rowOfRegistration.get(one.get("id").asText()), one -> one));
        people.map(found.keySet(), row -> review(found.get(row)));
    }

    private JsonNode review(JsonNode found) {
        var eligible = found.get("eligibility").get("eligible").asBoolean();
        return registration.post(
                "registrar",
                "/v1/registrations/" + found.get("id").asText() + (eligible ? "/approval" : "/rejection"),
                found.get("version").asLong(),
                null);
    }

    private void readResults() {
        for (var found : registration.list("registrar", "/v1/registrations?batchId=" + batchId)) {
            var row = report.get(rowOfRegistration.get(found.get("id").asText()));
            row.registration = found.get("status").asText();
            row.reasons = CohortRun.texts(found.get("eligibility").get("reasons"));
            row.routes =
                    row.isConfirmed() ? CohortRun.texts(found.get("eligibility").get("routes")) : List.of();
        }
    }
}
