package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** 3 July 2025: a partner registers the rows, a registrar reviews them, the partner pays. */
final class RegistrationPhase {

    private static final String OCCUPATION = "4-04-05-05";
    private static final int ROWS_AT_ONCE = 200;

    private final Api api;
    private final List<CohortRow> rows;
    private final List<CohortReport.Row> report;
    private final Map<String, Integer> rowOfRegistration;
    private final Consumer<String> progress;
    private final List<String> cohorts = new ArrayList<>();
    private String batchId;

    RegistrationPhase(
            Api api,
            List<CohortRow> rows,
            List<CohortReport.Row> report,
            Map<String, Integer> rowOfRegistration,
            Consumer<String> progress) {
        this.api = api;
        this.rows = rows;
        this.report = report;
        this.rowOfRegistration = rowOfRegistration;
        this.progress = progress;
    }

    /** Returns the id of the batch. All rows are registered before the first is reviewed. */
    String run() {
        batchId = api.post("registrar", api.registration("/v1/exam-batches"), batch())
                .get("id")
                .asText();
        register();
        progress.accept("2025-07-03  reviewing, paying");
        cohorts.forEach(this::review);
        cohorts.forEach(this::pay);
        readBack();
        return batchId;
    }

    private void register() {
        progress.accept("2025-07-03  registering " + rows.size() + " people");
        var readable = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var wrong = rows.get(i) == null ? List.of("row") : rows.get(i).unreadableColumns();
            if (wrong.isEmpty()) {
                readable.add(i);
            } else {
                report.get(i).registration = "INVALID";
                report.get(i).reasons = List.copyOf(wrong);
            }
        }
        for (int from = 0; from < readable.size(); from += ROWS_AT_ONCE) {
            register(readable.subList(from, Math.min(from + ROWS_AT_ONCE, readable.size())));
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
        var commitment = api.get("partner", api.registration("/v1/commitment"))
                .get("version")
                .asText();
        var cohort = api.post(
                "partner",
                api.registration("/v1/cohorts"),
                Map.of("batchId", batchId, "rows", applications, "commitment", commitment));
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
        api.post(
                "partner",
                api.registration("/v1/cohorts/" + cohortId + "/sponsor-payment"),
                Map.of("reference", "cohort of July 2025"));
    }

    private static List<String> columns(JsonNode violations) {
        var columns = new ArrayList<String>();
        violations.forEach(violation ->
                columns.add(CohortRow.columnOf(violation.get("field").asText())));
        return columns.stream().distinct().toList();
    }

    private void review(String cohortId) {
        var list = api.list("registrar", api.registration("/v1/registrations?cohortId=" + cohortId));
        for (var registration : list) {
            var eligible = registration.get("eligibility").get("eligible").asBoolean();
            var act = eligible ? "/approval" : "/rejection";
            api.change(
                    "registrar",
                    api.registration(
                            "/v1/registrations/" + registration.get("id").asText() + act),
                    registration.get("version").asLong(),
                    null);
        }
    }

    private void readBack() {
        for (var registration : api.list("registrar", api.registration("/v1/registrations?batchId=" + batchId))) {
            var row = report.get(rowOfRegistration.get(registration.get("id").asText()));
            row.registration = registration.get("status").asText();
            row.reasons = texts(registration.get("eligibility").get("reasons"));
            row.routes =
                    row.isConfirmed() ? texts(registration.get("eligibility").get("routes")) : List.of();
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
