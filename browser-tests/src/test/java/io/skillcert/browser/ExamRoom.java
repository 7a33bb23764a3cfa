package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers the calls of the room page as exam-service does, and remembers what an invigilator has asked for. */
final class ExamRoom {

    private static final int CODE_SECONDS = 60;

    private final List<String> calls = new ArrayList<>();
    private ObjectNode view = JSON.createObjectNode();

    void show(String json) {
        view = (ObjectNode) SamplePaper.json(json);
    }

    /** The calls but the reading ones, each with its path below the session and its body. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** @param operation the path below the session */
    Reply answer(String operation, JsonNode body) throws IOException {
        if (operation.equals("room-view")) {
            return Reply.json(200, view.put("serverTime", now().toString()));
        }
        calls.add(operation + " " + body);
        if (operation.endsWith("/approval")) {
            decide(operation.split("/")[1], body.path("decision").asText());
            return Reply.json(200, operation.startsWith("time-grants/") ? grant(5) : interrupted(body));
        }
        return switch (operation) {
            case "room-codes" ->
                Reply.json(
                        200,
                        JSON.createObjectNode()
                                .put("code", "123456")
                                .put("endsAt", now().plusSeconds(CODE_SECONDS).toString()));
            case "time-grants" -> Reply.json(201, grant(body.path("minutes").asInt()));
            case "notices" ->
                Reply.json(
                        201, created().put("text", body.path("text").asText()).put("at", now().toString()));
            case "device-releases" ->
                Reply.json(200, JSON.createObjectNode().put("device", true).put("lock", false));
            case "interruptions" -> Reply.json(201, interrupted(body));
            case "incidents" -> Reply.json(201, incident(body));
            case "rescue-files" ->
                Reply.json(
                        200,
                        JSON.createObjectNode().put("added", 1).put("acked", 1).put("afterSeal", false));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    /** Shows a time grant or an interruption as decided from now on. */
    private void decide(String id, String decision) {
        view.path("timeGrants").forEach(grant -> {
            if (grant.path("id").asText().equals(id)) {
                ((ObjectNode) grant).put("inForce", true);
            }
        });
        view.path("interruptions").forEach(interruption -> {
            if (interruption.path("id").asText().equals(id)) {
                ((ObjectNode) interruption).put("decision", decision);
            }
        });
    }

    private static ObjectNode grant(int minutes) {
        return forWholeRoom().put("minutes", minutes).put("inForce", true);
    }

    private static ObjectNode incident(JsonNode body) {
        return forWholeRoom()
                .put("kind", body.path("kind").asText())
                .put("description", body.path("description").asText())
                .put("recordedAt", now().toString());
    }

    private static ObjectNode interrupted(JsonNode body) {
        var interrupted = forWholeRoom().put("from", now().toString()).putNull("to");
        return interrupted.put("decision", body.path("decision").asText(null));
    }

    private static ObjectNode forWholeRoom() {
        return created().putNull("attempt");
    }

    private static ObjectNode created() {
        return JSON.createObjectNode().put("id", UUID.randomUUID().toString());
    }

    private static Instant now() {
        return Instant.now();
    }
}
