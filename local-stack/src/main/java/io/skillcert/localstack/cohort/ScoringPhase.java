package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enters the scores: theory has one marker, skills two who agree, and the comprehensive review a panel of three. */
final class ScoringPhase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_SCORES_PER_REQUEST = 1000;
    private static final List<String> EXAMINERS = List.of("examiner", "examiner.2", "examiner.3");
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("THEORETICAL_KNOWLEDGE", "theory", 1, true),
            new Subject("OPERATIONAL_SKILLS", "skills", 2, true),
            new Subject("COMPREHENSIVE_REVIEW", "review", 3, false));

    private final Services services;
    private final String batchPath;
    private final List<CohortRow> rows;
    private final Map<String, Integer> rowOfRegistration;
    private Set<String> computed = Set.of();

    ScoringPhase(Services services, String batchPath, List<CohortRow> rows, Map<String, Integer> rowOfRegistration) {
        this.services = services;
        this.batchPath = batchPath;
        this.rows = rows;
        this.rowOfRegistration = rowOfRegistration;
    }

    /**
     * A subject of the exam.
     *
     * @param column the column of its scores in the cohort file
     * @param markers the number of examiners who mark it
     * @param atEveryLevel false for a subject of levels 2 and 1 only
     */
    private record Subject(String name, String column, int markers, boolean atEveryLevel) {

        boolean isSatAt(int level) {
            return atEveryLevel || level <= 2;
        }
    }

    /**
     * Enters the scores.
     *
     * @param entries the exam entries that exam-service has for the batch
     * @param satOnComputers the registrations whose theory scores exam-service computes
     */
    void run(List<JsonNode> entries, Set<String> satOnComputers) {
        computed = satOnComputers;
        confirmAttendance(scores(entries, 0));
        for (int marker = 0; marker < EXAMINERS.size(); marker++) {
            var scores = scores(entries, marker);
            for (int from = 0; from < scores.size(); from += MAX_SCORES_PER_REQUEST) {
                var some = scores.subList(from, Math.min(from + MAX_SCORES_PER_REQUEST, scores.size()));
                services.exam().post(EXAMINERS.get(marker), batchPath + "/scores", Map.of("scores", some));
            }
        }
    }

    /** Nobody was checked in: exam-service takes scores of candidates whose attendance an exam officer confirms. */
    private void confirmAttendance(List<ObjectNode> scores) {
        var sittings = scores.stream()
                .filter(score -> score.has("score"))
                .map(score -> score.deepCopy().without("score"))
                .toList();
        for (int from = 0; from < sittings.size(); from += MAX_SCORES_PER_REQUEST) {
            var some = sittings.subList(from, Math.min(from + MAX_SCORES_PER_REQUEST, sittings.size()));
            services.exam()
                    .post(
                            "exam-officer",
                            batchPath + "/attendance-confirmations",
                            Map.of("sittings", some, "reason", "attendance list of the site"));
        }
    }

    void accredit() {
        var known = services.exam().list("exam-officer", "/v1/examiners").stream()
                .map(examiner -> examiner.get("account").asText())
                .toList();
        EXAMINERS.stream()
                .map(services.tokens()::account)
                .filter(account -> !known.contains(account))
                .forEach(account -> services.exam()
                        .post(
                                "exam-officer",
                                "/v1/examiners",
                                Map.of("account", account, "institutionIds", List.of())));
    }

    private List<ObjectNode> scores(List<JsonNode> entries, int marker) {
        var scores = new ArrayList<ObjectNode>();
        for (var entry : entries) {
            for (var subject : SUBJECTS) {
                var registration = entry.get("registrationId").asText();
                var isComputed = subject.markers == 1 && computed.contains(registration);
                if (subject.isSatAt(entry.get("level").asInt()) && marker < subject.markers && !isComputed) {
                    score(registration, subject, marker).ifPresent(scores::add);
                }
            }
        }
        return scores;
    }

    /** Returns the score that a marker enters; an absence is entered by the first one only. */
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
