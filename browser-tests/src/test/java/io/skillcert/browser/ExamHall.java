package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The real services: on the day of the theory exam, as {@code ./run --exam-demo} starts them, with a candidate checked in; or after a
 * cohort, as {@code ./run --cohort} leaves them.
 */
final class ExamHall implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PORTS = 6;
    private static final int FIRST_PORT = 24_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int portBase = freePorts();
    private final Path output;
    private final Process process;

    ExamHall() throws IOException {
        this(Map.of());
    }

    /** @param settings environment variables of the services */
    ExamHall(Map<String, String> settings) throws IOException {
        this(settings, List.of("--exam-demo"), "The code of the room is now");
    }

    /** Runs the candidates of a file from registration to payment. */
    static ExamHall afterCohort(Path file) throws IOException {
        return new ExamHall(Map.of(), List.of("--cohort", file.toString()), "The services are running");
    }

    /** @param lastLine what is printed when everything is ready */
    private ExamHall(Map<String, String> settings, List<String> options, String lastLine) throws IOException {
        output = Files.createTempFile("exam-hall", ".out");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dskillcert.root=" + ROOT,
                "-Dfile.encoding=UTF-8",
                "-cp",
                ROOT.resolve("local-stack/target/classes") + ":" + ROOT.resolve("local-stack/target/lib/*"),
                "io.skillcert.localstack.Run",
                "--port-base",
                Integer.toString(portBase)));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().atMost(PATIENCE).until(() -> {
            assertTrue(process.isAlive(), this::printed);
            return printed().contains(lastLine);
        });
    }

    String ticketCode() {
        return printed("Content of the QR code on the ticket: (\\S+)").group(1);
    }

    private MatchResult candidate() {
        return printed("Session (\\S+), seat (\\d+), registration (\\S+)");
    }

    /** The address of the candidates' page, as the program prints it. */
    String pageAddress() {
        return printed("in a browser: (\\S+)").group(1);
    }

    String registration() {
        return candidate().group(3);
    }

    /** The number of a certificate that was issued to the cohort. */
    String certificateNumber() {
        return printed("\\bS\\d{21}\\b").group();
    }

    /** The code that the invigilator shows now in the room of the theory exam. */
    String roomCode() throws Exception {
        return roomCode(candidate().group(1));
    }

    String roomCode(String session) throws Exception {
        return post("invigilator", "/v1/exam-sessions/" + session + "/room-codes", null)
                .get("code")
                .asText();
    }

    /** Releases the machine of the candidate, as an invigilator does when it has broken. */
    void release() throws Exception {
        call(
                "invigilator",
                "POST",
                session("/device-releases"),
                Map.of("seat", Integer.parseInt(candidate().group(2)), "reason", "the computer has broken"));
    }

    private String session(String rest) {
        return "/v1/exam-sessions/" + candidate().group(1) + rest;
    }

    /** Moves the clock of exam-service to a time of 26 July. */
    void clock(String time) throws Exception {
        clockAt("2025-07-26T" + time);
    }

    /** @param time such as {@code 2025-07-26T09:00:00} */
    void clockAt(String time) throws Exception {
        call("operator", "PUT", "/v1/sandbox/clock", Map.of("now", time + "+08:00"));
    }

    /** Moves the clock of registration-service. @param time such as {@code 2025-07-26T09:00:00} */
    void registrationClockAt(String time) throws Exception {
        call("operator", "PUT", URI.create(learnerAddress("/v1/sandbox/clock")), Map.of("now", time + "+08:00"));
    }

    JsonNode get(String role, String path) throws Exception {
        return call(role, "GET", path, null);
    }

    JsonNode post(String role, String path, Object body) throws Exception {
        return call(role, "POST", path, body);
    }

    JsonNode put(String role, String path, Object body) throws Exception {
        return call(role, "PUT", path, body);
    }

    /** Imports items and makes them active. @param file JSON Lines below samples/bank */
    void importItems(String file) throws Exception {
        var content = BodyPublishers.ofFile(ROOT.resolve("samples/bank").resolve(file));
        var imported = send(request("item-author", URI.create(address("/v1/item-imports")))
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(content));
        var items = imported.get("created");
        for (var reviewer : List.of("item-reviewer", "item-reviewer.2")) {
            post(reviewer, "/v1/item-reviews", Map.of("items", items, "verdict", "APPROVED", "remark", "sample item"));
        }
        post("exam-officer", "/v1/item-activations", Map.of("items", items));
    }

    /** Assembles four papers of level 3 and has a second officer approve them. */
    void approvePapers(String session) throws Exception {
        var papers = post("exam-officer", "/v1/exam-sessions/" + session + "/papers", Map.of("level", 3, "forms", 4));
        for (var paper : papers.get("papers")) {
            var approval = "/v1/papers/" + paper.get("id").asText() + "/approval";
            send(request("exam-officer.2", URI.create(address(approval)))
                    .header("If-Match", '"' + paper.get("version").asText() + '"')
                    .POST(BodyPublishers.noBody()));
        }
    }

    /** Gives a room the examiner and the invigilator of the local stack. */
    void staff(String session) throws Exception {
        var path = "/v1/exam-sessions/" + session;
        var examiners = new ArrayList<String>();
        get("exam-officer", "/v1/examiners")
                .get("items")
                .forEach(examiner -> examiners.add(examiner.get("id").asText()));
        put("exam-officer", path + "/examiners", Map.of("examinerIds", examiners));
        put("exam-officer", path + "/invigilators", Map.of("accounts", List.of(tokens().account("invigilator"))));
    }

    private JsonNode call(String role, String method, String path, Object body) throws Exception {
        return call(role, method, URI.create(address(path)), body);
    }

    /** Posts to registration-service and returns the answer. */
    JsonNode postToRegistration(String role, String path, Object body) throws Exception {
        return call(role, "POST", URI.create(learnerAddress(path)), body);
    }

    JsonNode getFromRegistration(String role, String path) throws Exception {
        return call(role, "GET", URI.create(learnerAddress(path)), null);
    }

    /** The access token of a role, or of a second person with it such as {@code item-reviewer.2}. */
    String token(String role) throws IOException {
        return tokens().of(role);
    }

    private Tokens tokens() throws IOException {
        var endpoint = Files.readString(ROOT.resolve(".skillcert/tokens-" + portBase + "/token-endpoint"));
        return Tokens.ofLocalIssuer(endpoint.strip().replaceFirst("/token$", ""));
    }

    private JsonNode call(String role, String method, URI address, Object body) throws Exception {
        return send(request(role, address)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String role, URI address) throws IOException {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token(role))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        assertEquals(
                2,
                answer.statusCode() / 100,
                () -> answer.request().method() + " " + answer.uri() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
        return JSON.readTree(answer.body());
    }

    /** An address of exam-service. */
    String address(String path) {
        return "http://localhost:" + (portBase + 1) + path;
    }

    /** An address of registration-service, which has the learner's pages. */
    String learnerAddress(String path) {
        return "http://localhost:" + portBase + path;
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private MatchResult printed(String pattern) {
        return Pattern.compile(pattern).matcher(printed()).results().findFirst().orElseThrow();
    }

    private static int freePorts() {
        return IntStream.iterate(FIRST_PORT, base -> base + PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(ExamHall::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(output);
    }
}
