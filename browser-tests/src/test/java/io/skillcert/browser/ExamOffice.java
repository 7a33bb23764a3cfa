package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.skillcert.localstack.testing.ApiDescription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Answers the calls of the pages as exam-service does, for one candidate, and can fail at will: it refuses, is down, or moves the
 * deadline at the moment a test needs. Each answer is compared with the description of the service's API, so that it answers nothing
 * that the service would not.
 */
final class ExamOffice {

    /** An answer as it was stored. */
    record Stored(int device, int n, int position, JsonNode response) {}

    private static final ApiDescription API = ApiDescription.ofService("exam");
    private static final String SESSIONS = "/v1/exam-sessions/";
    private static final int TRIES_LEFT = 4;

    private final Problems problems = new Problems();
    final Refusals refusals = new Refusals(problems);
    private final ExamRoom room = new ExamRoom();
    private final List<String> differences = new ArrayList<>();
    private final UUID attempt = UUID.randomUUID();
    private final List<Stored> log = new ArrayList<>();
    private final Map<String, Integer> devices = new TreeMap<>();
    private final List<ObjectNode> notices = new ArrayList<>();
    private SamplePaper paper = new SamplePaper();
    private String state = "OPEN";
    private int device;
    private boolean down;
    private Duration duration = Duration.ofMinutes(90);
    private Instant deadline;
    private Locale language = Locale.CHINESE;
    private String because = "SUBMITTED";

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    synchronized void paper(SamplePaper given) {
        paper = given;
    }

    /** Knows nothing of the attempt any more. */
    synchronized void forget() {
        List.of("answers", "state", "submission").forEach(operation -> refusals.add(operation, "attempt-not-found"));
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

    /** Seals the attempt because its time is over. */
    synchronized void seal() {
        seal("TIME_OVER");
    }

    /** An officer cancels the session: a running attempt is sealed, and one that was only opened never starts. */
    synchronized void cancelSession() {
        if (state.equals("STARTED")) {
            seal("CANCELLED");
        } else {
            List.of("paper", "start", "state").forEach(operation -> refusals.add(operation, "session-cancelled"));
        }
    }

    private void seal(String reason) {
        state = "SEALED";
        because = reason;
    }

    /** Its database is restored from before the first answer. */
    synchronized void loseAnswers() {
        log.clear();
    }

    /** An invigilator releases the machine; the next one that signs in is another. */
    synchronized void release() {
        devices.clear();
    }

    synchronized void room(String view) {
        room.show(view);
    }

    synchronized List<String> roomCalls() {
        return room.calls();
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

    /** In what answers differed from the description of the service's API. */
    List<String> differences() {
        synchronized (differences) {
            return List.copyOf(differences);
        }
    }

    void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var reply = reply(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        var found = reply.prepare(exchange, API);
        synchronized (differences) {
            differences.addAll(found);
        }
        reply.send(exchange);
    }

    private synchronized Reply reply(HttpExchange exchange, JsonNode body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        language = headers.getFirst("Accept-Language").startsWith("en") ? Locale.ENGLISH : Locale.CHINESE;
        if (down) {
            return problem("unavailable");
        }
        var operation = path.substring(path.lastIndexOf('/') + 1);
        var refusal = refusals.of(operation, language);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (path.startsWith(SESSIONS)) {
            return "Bearer invigilator".equals(headers.getFirst("Authorization"))
                    ? room.answer(path.substring(path.indexOf('/', SESSIONS.length()) + 1), body)
                    : problem("unauthenticated");
        }
        if (operation.equals("attempts")) {
            return open(body);
        }
        var token = headers.getFirst("Authorization");
        var number = token == null ? null : devices.get(token.replace("Bearer ", ""));
        if (number == null) {
            return problem("device-released");
        }
        return ofAttempt(operation, number, body);
    }

    private Reply problem(String code, Object... arguments) throws IOException {
        return Reply.problem(problems.of(code, language, arguments));
    }

    private Reply open(JsonNode body) throws IOException {
        if (!"123456".equals(body.path("roomCode").asText())) {
            return problem("room-code-wrong", TRIES_LEFT);
        }
        if (!devices.isEmpty()) {
            return problem("device-bound");
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
            return problem("attempt-sealed");
        }
        return switch (operation) {
            case "paper" -> new Reply(200, "application/octet-stream", paper.encrypted());
            case "start" -> start();
            case "answers" -> save(number, body);
            default -> Reply.json(200, state(number));
        };
    }

    private Reply start() throws IOException {
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
                return problem("answers-missing", acked + 1);
            }
            var sent = new Stored(number, n, event.path("position").asInt(), event.get("response"));
            if (n == acked + 1) {
                log.add(sent);
            } else if (!log.contains(sent)) {
                return problem("answer-number-reused", n);
            }
        }
        return Reply.json(200, saved(number));
    }

    private Reply submit(int number, JsonNode body) throws IOException {
        if (body.path("last").asInt() > acked(number)) {
            return problem("answers-missing", acked(number) + 1);
        }
        state = "SEALED";
        return Reply.json(
                200,
                JSON.createObjectNode()
                        .put("receipt", "K7PM2QXA")
                        .put("sealedAt", "2026-12-01T01:30:05Z")
                        .put("because", because)
                        .put("events", log.size())
                        .put("head", "ab".repeat(32))
                        .put("jws", "e30..e30"));
    }

    private ObjectNode state(int number) {
        var view = progress(number).put("state", state).put("device", number);
        var answers = view.putObject("answers");
        log.forEach(stored -> answers.set(Integer.toString(stored.position()), stored.response()));
        return view;
    }

    private ObjectNode saved(int number) {
        return progress(number).put("seq", log.size()).put("head", "ab".repeat(32));
    }

    private ObjectNode progress(int number) {
        var view = timed().put("acked", acked(number)).put("deadline", deadline == null ? null : deadline.toString());
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
