package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Answers the calls of the pages as exam-service does, for one candidate, and can fail at will: it refuses, is down, or moves the
 * deadline at the moment a test needs.
 */
final class ExamOffice {

    /** An answer as it was stored. */
    record Stored(int device, int n, int position, JsonNode response) {}

    private final SamplePaper paper = new SamplePaper();
    private final UUID attempt = UUID.randomUUID();
    private final List<Stored> log = new ArrayList<>();
    private final Map<String, Integer> devices = new TreeMap<>();
    private final List<ObjectNode> notices = new ArrayList<>();
    private String state = "OPEN";
    private int device;
    private boolean down;
    private boolean begun = true;
    private Duration duration = Duration.ofMinutes(90);
    private Instant deadline;
    private JsonNode room = JSON.createObjectNode();
    private final List<String> roomCalls = new ArrayList<>();

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    synchronized void sessionBegun(boolean hasBegun) {
        begun = hasBegun;
    }

    synchronized void duration(Duration given) {
        duration = given;
    }

    synchronized void grant(Duration more) {
        deadline = deadline.plus(more);
    }

    synchronized void notice(String text) {
        notices.add(JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("text", text)
                .put("at", now().toString()));
    }

    synchronized void seal() {
        state = "SEALED";
    }

    /** An invigilator releases the machine; the next one that signs in is another. */
    synchronized void release() {
        devices.clear();
    }

    synchronized void room(String view) {
        room = SamplePaper.json(view);
    }

    synchronized List<String> roomCalls() {
        return List.copyOf(roomCalls);
    }

    synchronized List<Stored> log() {
        return List.copyOf(log);
    }

    /** The newest answer to each position. */
    synchronized Map<Integer, JsonNode> answers() {
        var newest = new TreeMap<Integer, JsonNode>();
        log.forEach(stored -> newest.put(stored.position(), stored.response()));
        return newest;
    }

    synchronized boolean isSealed() {
        return "SEALED".equals(state);
    }

    void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var reply = reply(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    private record Reply(int status, String type, byte[] body) {
        static Reply json(int status, JsonNode body) throws IOException {
            return new Reply(
                    status,
                    status < 400 ? "application/json" : "application/problem+json",
                    JSON.writeValueAsBytes(body));
        }

        static Reply problem(int status, String code, String detail) throws IOException {
            return json(
                    status,
                    JSON.createObjectNode()
                            .put("type", "urn:skillcert:problem:" + code)
                            .put("detail", detail));
        }
    }

    private synchronized Reply reply(HttpExchange exchange, JsonNode body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (down) {
            return Reply.problem(503, "unavailable", "down");
        }
        if (path.startsWith("/v1/exam-sessions/")) {
            return ofRoom(exchange, path, body);
        }
        if (path.equals("/v1/attempts")) {
            return open(body);
        }
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var number = token == null ? null : devices.get(token.replace("Bearer ", ""));
        if (number == null) {
            return Reply.problem(409, "device-released", "此设备已解除绑定。");
        }
        return ofAttempt(path.substring(path.lastIndexOf('/') + 1), number, body);
    }

    private Reply open(JsonNode body) throws IOException {
        if (!"123456".equals(body.path("roomCode").asText())) {
            return Reply.problem(409, "room-code-wrong", "考场码不正确。");
        }
        if (!devices.isEmpty()) {
            return Reply.problem(409, "device-bound", "已绑定另一台电脑。");
        }
        var token = "sitting_" + UUID.randomUUID();
        devices.put(token, ++device);
        var view = timed().put("attempt", attempt.toString())
                .put("token", token)
                .put("subject", "THEORETICAL_KNOWLEDGE")
                .put("level", 3)
                .put("state", state)
                .put("paperETag", "\"1\"")
                .put("opensPaperAt", now().toString());
        view.putObject("candidate").put("name", "张*").put("seat", 7);
        return Reply.json(201, view);
    }

    private Reply ofAttempt(String operation, int number, JsonNode body) throws IOException {
        if (operation.equals("submission")) {
            return submit(number, body);
        }
        if (isSealed() && !operation.equals("state")) {
            return Reply.problem(409, "attempt-sealed", "答卷已封存。");
        }
        return switch (operation) {
            case "paper" -> new Reply(200, "application/octet-stream", paper.encrypted());
            case "start" -> start();
            case "answers" -> save(number, body);
            default -> Reply.json(200, state(number));
        };
    }

    private Reply start() throws IOException {
        if (!begun) {
            return Reply.problem(409, "session-not-begun", "考试尚未开始。");
        }
        if (deadline == null) {
            deadline = now().plus(duration);
        }
        state = "STARTED";
        var view = timed().put("contentKey", paper.contentKey())
                .put("startedAt", now().toString())
                .put("deadline", deadline.toString());
        var order = view.putObject("order");
        var items = order.putArray("items");
        for (int position = 1; position <= SamplePaper.POSITIONS; position++) {
            items.add(position);
        }
        order.putObject("options")
                .putArray("2")
                .add("C")
                .add("A")
                .add("E")
                .add("D")
                .add("B");
        return Reply.json(200, view);
    }

    private Reply save(int number, JsonNode body) throws IOException {
        for (var event : body.path("events")) {
            int n = event.path("n").asInt();
            int acked = acked(number);
            if (n > acked + 1) {
                return Reply.problem(409, "answers-missing", "缺少答案 " + (acked + 1));
            }
            if (n == acked + 1) {
                log.add(new Stored(number, n, event.path("position").asInt(), event.get("response")));
            }
        }
        return Reply.json(200, state(number).put("seq", log.size()).put("head", "00"));
    }

    private Reply submit(int number, JsonNode body) throws IOException {
        if (body.path("last").asInt() > acked(number)) {
            return Reply.problem(409, "answers-missing", "缺少答案");
        }
        state = "SEALED";
        return Reply.json(
                200,
                JSON.createObjectNode()
                        .put("receipt", "K7PM2QXA")
                        .put("sealedAt", now().toString())
                        .put("events", log.size())
                        .put("head", "ab".repeat(32))
                        .put("jws", "e30..e30"));
    }

    private Reply ofRoom(HttpExchange exchange, String path, JsonNode body) throws IOException {
        if (!"Bearer invigilator".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.problem(401, "unauthorized", "请登录。");
        }
        if (path.endsWith("/room-view")) {
            return Reply.json(200, ((ObjectNode) room).put("serverTime", now().toString()));
        }
        roomCalls.add(path.replaceFirst("^/v1/exam-sessions/[^/]*/", "") + " " + body);
        return path.endsWith("/room-codes")
                ? Reply.json(
                        200,
                        JSON.createObjectNode()
                                .put("code", "123456")
                                .put("endsAt", now().plusSeconds(60).toString()))
                : Reply.json(201, JSON.createObjectNode().put("added", 1));
    }

    private ObjectNode state(int number) {
        var view = timed().put("state", state).put("acked", acked(number)).put("device", number);
        view.put("deadline", deadline == null ? null : deadline.toString());
        var answers = view.putObject("answers");
        log.forEach(stored -> answers.set(Integer.toString(stored.position()), stored.response()));
        view.putArray("notices").addAll(notices);
        return view;
    }

    private int acked(int number) {
        return log.stream()
                .filter(stored -> stored.device() == number)
                .mapToInt(Stored::n)
                .max()
                .orElse(0);
    }

    private static ObjectNode timed() {
        return JSON.createObjectNode().put("serverTime", now().toString());
    }

    private static Instant now() {
        return Instant.now();
    }
}
