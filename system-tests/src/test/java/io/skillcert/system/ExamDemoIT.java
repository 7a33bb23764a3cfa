package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sits the exam that {@code ./run --exam-demo} opens, by what it prints. */
@Timeout(360)
class ExamDemoIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Map<String, Integer> ITEMS_BY_LEVEL = Map.of("4", 200, "3", 190);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path output;
    private Process demo;

    @BeforeEach
    void start() throws Exception {
        output = folder.resolve("output");
        demo = RunProcess.start(output, RunProcess.freePortBase(), "--exam-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(demo::destroy));
        Awaitility.await().atMost(Duration.ofSeconds(240)).until(() -> {
            assertTrue(demo.isAlive(), this::printed);
            return printed().contains("The code of the room is now");
        });
    }

    @AfterEach
    void stop() throws Exception {
        var started = demo.descendants().toList();
        demo.destroy();
        assertTrue(demo.waitFor(60, TimeUnit.SECONDS), "the demo did not stop");
        assertTrue(started.stream().noneMatch(ProcessHandle::isAlive), "a process outlived the demo");
    }

    @Test
    void the_printed_ticket_and_room_code_open_an_attempt_with_its_paper() throws Exception {
        var page = printed("Sit the exam of level (\\d) in a browser: (\\S+)");
        var service = URI.create(page.group(2)).resolve("/");
        assertEquals(
                200, send(HttpRequest.newBuilder(URI.create(page.group(2)))).statusCode());
        var ticket = Map.of(
                "ticketCode",
                printed("Content of the QR code on the ticket: (\\S+)").group(1),
                "roomCode",
                printed("The code of the room is now (\\d{6})").group(1));
        var opened = json(
                201,
                send(HttpRequest.newBuilder(service.resolve("v1/attempts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(ticket)))));
        assertEquals(
                printed("Session \\S+, seat (\\d+)").group(1),
                opened.at("/candidate/seat").asText());

        var attempt = service.resolve("v1/attempts/" + opened.get("attempt").asText() + "/");
        var bearer = "Bearer " + opened.get("token").asText();
        var paper = send(HttpRequest.newBuilder(attempt.resolve("paper")).header("Authorization", bearer));
        assertEquals(200, paper.statusCode());
        var begun = json(
                200,
                send(HttpRequest.newBuilder(attempt.resolve("start"))
                        .header("Authorization", bearer)
                        .POST(BodyPublishers.noBody())));
        var items = decrypted(paper.body(), begun.get("contentKey").asText()).get("items");
        assertEquals(ITEMS_BY_LEVEL.get(page.group(1)), items.size());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode json(int status, HttpResponse<byte[]> answer) throws IOException {
        assertEquals(status, answer.statusCode(), () -> new String(answer.body()));
        return JSON.readTree(answer.body());
    }

    private static JsonNode decrypted(byte[] paper, String key) throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getUrlDecoder().decode(key), "AES"),
                new GCMParameterSpec(TAG_BITS, paper, 0, IV_BYTES));
        return JSON.readTree(cipher.doFinal(Arrays.copyOfRange(paper, IV_BYTES, paper.length)));
    }

    private MatchResult printed(String pattern) {
        return Pattern.compile(pattern).matcher(printed()).results().findFirst().orElseThrow();
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
