package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Calls exam-service as an exam office does: assign seats, enter scores, publish results, issue certificates. */
final class ExamClient {

    private static final String SERVICE = "exam-service";
    private static final List<String> EXAMINERS = List.of("examiner", "examiner.2");

    private final RetryingClient client;
    private final AcknowledgedWrites acknowledged;

    ExamClient(RetryingClient client, AcknowledgedWrites acknowledged) {
        this.client = client;
        this.acknowledged = acknowledged;
    }

    /** @param marker is the index of the examiner */
    record Score(String registration, String subject, int marker, String points) {}

    /** Returns the scores of a candidate: theory has one marker, skills have two. */
    static List<Score> scores(String registration, boolean passes) {
        var points = passes ? "82.50" : "41.00";
        return List.of(
                new Score(registration, "THEORETICAL_KNOWLEDGE", 0, points),
                new Score(registration, "OPERATIONAL_SKILLS", 0, points),
                new Score(registration, "OPERATIONAL_SKILLS", 1, points));
    }

    void createExaminers() {
        EXAMINERS.forEach(examiner -> client.create(
                SERVICE, "exam-officer", "/v1/examiners", Map.of("account", examiner, "institutionIds", List.of())));
    }

    /** Returns how many registrations of a batch have arrived; the batch exists from the first one on. */
    int countEntries(String batch) {
        var answer = client.get(SERVICE, "exam-officer", "/v1/exam-batches/" + batch + "/entries?limit=1");
        return answer.isDone() ? entries(batch).size() : 0;
    }

    private List<JsonNode> entries(String batch) {
        return client.list(SERVICE, "exam-officer", "/v1/exam-batches/" + batch + "/entries");
    }

    void assignSeats(String batch, int persons) {
        var sessions = List.of(
                session(batch, "THEORETICAL_KNOWLEDGE", "2025-07-26T09:00:00+08:00", persons),
                session(batch, "OPERATIONAL_SKILLS", "2025-07-27T09:00:00+08:00", persons));
        client.create(SERVICE, "exam-officer", path(batch, "/seat-assignments"), Map.of("sessions", sessions));
    }

    private static Map<String, Object> session(String batch, String subject, String startsAt, int persons) {
        var room = batch.substring(batch.length() - 12);
        return Map.of(
                "subject", subject, "site", "Shenzhen site 1", "room", room, "seats", persons, "startsAt", startsAt);
    }

    void enterScore(String batch, Score score) {
        var entry = Map.of("registrationId", score.registration(), "subject", score.subject(), "score", score.points());
        var sitting = Map.of("registrationId", score.registration(), "subject", score.subject());
        client.create(
                SERVICE,
                "exam-officer",
                path(batch, "/attendance-confirmations"),
                Map.of("sittings", List.of(sitting), "reason", "attendance list of the site"));
        client.create(SERVICE, EXAMINERS.get(score.marker()), path(batch, "/scores"), Map.of("scores", List.of(entry)));
        acknowledged.scores.put(
                score.registration() + " " + score.subject() + " " + EXAMINERS.get(score.marker()), score.points());
    }

    void publish(String batch) {
        client.create(SERVICE, "exam-officer", path(batch, "/publication"), Map.of());
    }

    boolean isPublished(String batch) {
        var answer = client.get(SERVICE, "exam-officer", path(batch, "/publication"));
        return answer.isDone() && answer.body().get("complete").asBoolean();
    }

    void issueCertificates(String batch) {
        client.create(SERVICE, "exam-officer", path(batch, "/certificates"), Map.of());
        client.list(SERVICE, "exam-officer", path(batch, "/certificates"))
                .forEach(certificate -> acknowledged.certificates.put(
                        certificate.get("number").asText(),
                        certificate.get("registrationId").asText()));
    }

    private static String path(String batch, String act) {
        return "/v1/exam-batches/" + batch + act;
    }
}
