package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What an exam office does: seat, score, publish, issue. */
final class Examining {

    private static final String SERVICE = "exam-service";
    private static final List<String> EXAMINERS = List.of("examiner", "examiner.2");

    private final Caller caller;
    private final AcknowledgedWrites told;

    Examining(Caller caller, AcknowledgedWrites told) {
        this.caller = caller;
        this.told = told;
    }

    /** @param subject and who gives it how many points */
    record Score(String registration, String subject, int marker, String points) {}

    /** Theory has one marker, who is the computer; skills have two. */
    static List<Score> scores(String registration, boolean passes) {
        var points = passes ? "82.50" : "41.00";
        return List.of(
                new Score(registration, "THEORETICAL_KNOWLEDGE", 0, points),
                new Score(registration, "OPERATIONAL_SKILLS", 0, points),
                new Score(registration, "OPERATIONAL_SKILLS", 1, points));
    }

    void accredit() {
        EXAMINERS.forEach(examiner -> caller.make(
                SERVICE, "exam-officer", "/v1/examiners", Map.of("account", examiner, "institutionIds", List.of())));
    }

    /** The office knows of a batch with its first registration. */
    int heardOf(String batch) {
        var answer = caller.get(SERVICE, "exam-officer", "/v1/exam-batches/" + batch + "/entries?limit=1");
        return answer.isDone() ? entries(batch).size() : 0;
    }

    private List<JsonNode> entries(String batch) {
        return caller.list(SERVICE, "exam-officer", "/v1/exam-batches/" + batch + "/entries");
    }

    void seat(String batch, int people) {
        var sessions = List.of(
                session(batch, "THEORETICAL_KNOWLEDGE", "2025-07-26T09:00:00+08:00", people),
                session(batch, "OPERATIONAL_SKILLS", "2025-07-27T09:00:00+08:00", people));
        caller.make(SERVICE, "exam-officer", path(batch, "/seat-assignments"), Map.of("sessions", sessions));
    }

    private static Map<String, Object> session(String batch, String subject, String startsAt, int people) {
        var room = batch.substring(batch.length() - 12);
        return Map.of(
                "subject", subject, "site", "Shenzhen site 1", "room", room, "seats", people, "startsAt", startsAt);
    }

    void enter(String batch, Score score) {
        var entry = Map.of("registrationId", score.registration(), "subject", score.subject(), "score", score.points());
        caller.make(SERVICE, EXAMINERS.get(score.marker()), path(batch, "/scores"), Map.of("scores", List.of(entry)));
        told.scores.put(
                score.registration() + " " + score.subject() + " " + EXAMINERS.get(score.marker()), score.points());
    }

    void publish(String batch) {
        caller.make(SERVICE, "exam-officer", path(batch, "/publication"), Map.of());
    }

    boolean isPublished(String batch) {
        var answer = caller.get(SERVICE, "exam-officer", path(batch, "/publication"));
        return answer.isDone() && answer.body().get("complete").asBoolean();
    }

    void issue(String batch) {
        caller.make(SERVICE, "exam-officer", path(batch, "/certificates"), Map.of());
        caller.list(SERVICE, "exam-officer", path(batch, "/certificates"))
                .forEach(certificate -> told.certificates.put(
                        certificate.get("number").asText(),
                        certificate.get("registrationId").asText()));
    }

    private static String path(String batch, String act) {
        return "/v1/exam-batches/" + batch + act;
    }
}
