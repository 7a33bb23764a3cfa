package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Theory is the computer's; skills have two markers, who agree here, and the review a panel of three. */
final class ScoringPhase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCORES_AT_ONCE = 1000;
    private static final List<String> EXAMINERS = List.of("examiner", "examiner.2", "examiner.3");
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("THEORETICAL_KNOWLEDGE", "theory", 1, true),
            new Subject("OPERATIONAL_SKILLS", "skills", 2, true),
            new Subject("COMPREHENSIVE_REVIEW", "review", 3, false));

    private final Api api;
    private final URI scoresOfBatch;
    private final List<CohortRow> rows;
    private final Map<String, Integer> rowOfRegistration;

    ScoringPhase(Api api, URI scoresOfBatch, List<CohortRow> rows, Map<String, Integer> rowOfRegistration) {
        this.api = api;
        this.scoresOfBatch = scoresOfBatch;
        this.rows = rows;
        this.rowOfRegistration = rowOfRegistration;
    }

    /** @param column of the file. @param markers how many mark it. @param sat at every level; else at 2 and 1 */
    private record Subject(String name, String column, int markers, boolean sat) {

        boolean isSatAt(int level) {
            return sat || level <= 2;
        }
    }

    /** @param entries of the exam office */
    void run(List<JsonNode> entries) {
        accredit();
        for (int marker = 0; marker < EXAMINERS.size(); marker++) {
            var scores = scores(entries, marker);
            for (int from = 0; from < scores.size(); from += SCORES_AT_ONCE) {
                var some = scores.subList(from, Math.min(from + SCORES_AT_ONCE, scores.size()));
                api.post(EXAMINERS.get(marker), scoresOfBatch, Map.of("scores", some));
            }
        }
    }

    private void accredit() {
        var known = api.list("exam-officer", api.exam("/v1/examiners")).stream()
                .map(examiner -> examiner.get("account").asText())
                .toList();
        EXAMINERS.stream()
                .map(api::account)
                .filter(account -> !known.contains(account))
                .forEach(account -> api.post(
                        "exam-officer",
                        api.exam("/v1/examiners"),
                        Map.of("account", account, "institutionIds", List.of())));
    }

    private List<ObjectNode> scores(List<JsonNode> entries, int marker) {
        var scores = new ArrayList<ObjectNode>();
        for (var entry : entries) {
            for (var subject : SUBJECTS) {
                if (subject.isSatAt(entry.get("level").asInt()) && marker < subject.markers) {
                    score(entry.get("registrationId").asText(), subject, marker).ifPresent(scores::add);
                }
            }
        }
        return scores;
    }

    /** An absence is told once. */
    private Optional<ObjectNode> score(String registrationId, Subject subject, int marker) {
        var row = rows.get(rowOfRegistration.get(registrationId));
        var score =
                JSON.createObjectNode().put("registrationId", registrationId).put("subject", subject.name);
        if (row.isAbsent(subject.column)) {
            return marker == 0 ? Optional.of(score.put("absent", true)) : Optional.empty();
        }
        return Optional.of(score.put("score", row.get(subject.column)));
    }
}
