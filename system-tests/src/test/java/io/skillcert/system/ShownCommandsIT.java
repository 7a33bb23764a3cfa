package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.system.ShownCommands.Listed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands that the documentation shows, as they stand there, on the running stack: in a directory that looks like the
 * checkout after {@code ./run}, with a curl that finds the ports of {@code ./run}, or the addresses of an example of production,
 * where the stack is. {@code shown-commands.yaml} lists the blocks with what they must print. It is the first to use the stack:
 * what is printed is about the sample cohort.
 */
@Order(6)
@Timeout(300)
class ShownCommandsIT {

    private static final int FIRST_PORT = 8081;
    private static final List<Integer> SUCCESS = List.of(0);
    private static final String PROBLEM = "urn:skillcert:problem:";
    private static final long PATIENCE_SECONDS = 120;
    private static final int UNAUTHORIZED = 401;
    private static final Pattern PYTHON = Pattern.compile("(?ms)^```python\\n(.*?)^```$");

    @TempDir
    static Path checkout;

    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        for (var program : List.of("curl", "jq", "openssl", "promtool", "psql")) {
            Programs.program(program);
        }
        stack = RunningStack.shared();
        try (var files = Files.list(Project.ROOT)) {
            for (var file : files.filter(file -> !file.endsWith(".skillcert")).toList()) {
                Files.createSymbolicLink(checkout.resolve(file.getFileName()), file);
            }
        }
        var base = stack.address(Project.SERVICES.get(0)).getPort();
        var tokens = Files.createDirectories(checkout.resolve(".skillcert/tokens"));
        try (var files = Files.list(Project.ROOT.resolve(".skillcert/tokens-" + base))) {
            for (var file : files.toList()) {
                Files.copy(file, tokens.resolve(file.getFileName()));
            }
        }
        // An account that no other test has: one of the pages binds it to a person.
        Files.writeString(tokens.resolve("candidate"), stack.tokenOf("candidate.shown"));
        Files.writeString(tokens.resolve("integrator"), stack.tokenOf("integrator"));
        Files.createSymbolicLink(checkout.resolve(".skillcert/run"), Project.ROOT.resolve(".skillcert/run-" + base));
        Files.writeString(checkout.resolve("operator-token"), stack.tokenOf("operator"));
        Files.writeString(checkout.resolve("second-operator-token"), stack.tokenOf("operator.2"));
        Files.writeString(checkout.resolve(".curlrc"), addresses());
    }

    /** Leads curl from the addresses of the documentation to those of the stack. */
    private static String addresses() {
        var lines = new StringBuilder();
        var port = FIRST_PORT;
        for (var service : Project.SERVICES) {
            for (var address : List.of(stack.address(service), stack.managementAddress(service))) {
                var shown = address.equals(stack.address(service)) ? port : port + Project.SERVICES.size();
                lines.append(connect("localhost:" + shown, address));
            }
            port++;
        }
        return lines.toString();
    }

    private static String connect(String from, URI to) {
        return "connect-to = \"" + from + ":" + to.getAuthority() + "\"\n";
    }

    static Stream<Listed> run() throws IOException {
        return ShownCommands.listed().stream().filter(listed -> listed.notRun() == null);
    }

    @ParameterizedTest
    @MethodSource("run")
    void it_runs_and_prints_what_it_should(Listed listed) throws Exception {
        var block = ShownCommands.all().stream()
                .filter(one -> one.is(listed))
                .findFirst()
                .orElseThrow();
        var script = Stream.of(listed.before(), withValues(block.commands(), listed), listed.after())
                .filter(Objects::nonNull)
                .map(ShownCommandsIT::atTheStack)
                .collect(Collectors.joining("\n"));
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HOME", checkout.toString(), "CURL_HOME", checkout.toString(), "DATABASES", stack.databases()));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), script);

        var seen = script + "\nhas ended with " + process.exitValue() + " and printed\n" + printed;
        var expected = listed.exits() == null ? SUCCESS : listed.exits();
        assertTrue(expected.contains(process.exitValue()), seen);
        assertFalse(printed.contains(PROBLEM), seen);
        for (var part : listed.prints()) {
            var shown = part.equals("shown") ? block.shown() : part;
            assertFalse(shown.isBlank(), "nothing is shown below");
            assertTrue(ShownCommands.agrees(printed, shown), "not " + shown + " but\n" + seen);
        }
    }

    private static String withValues(String commands, Listed listed) {
        var replaced = commands;
        if (listed.values() != null) {
            for (var value : listed.values().entrySet()) {
                assertTrue(replaced.contains(value.getKey()), listed + " has no " + value.getKey());
                replaced = replaced.replace(value.getKey(), value.getValue());
            }
        }
        return replaced;
    }

    /** The services of an example of production are those of the stack. */
    private static String atTheStack(String commands) {
        var replaced = commands;
        for (var service : Project.SERVICES) {
            replaced = replaced.replaceAll(
                    "https://" + service + "\\.example(\\.org)?",
                    stack.address(service).toString());
        }
        return replaced;
    }

    /** The first block of README.md is {@code ./run}, and below it stands how it ends. */
    @Test
    void run_ends_as_the_readme_shows() {
        var shown =
                ShownCommands.of("README.md", Project.read("README.md")).get(0).shown();
        assertTrue(shown.contains("Press Ctrl-C"), shown);
        var port = FIRST_PORT;
        for (var service : Project.SERVICES) {
            shown = shown.replace("localhost:" + port++, stack.address(service).getAuthority());
        }
        var base = stack.address(Project.SERVICES.get(0)).getPort();
        shown = shown.replace(".skillcert/run/", ".skillcert/run-" + base + "/")
                .replace(".skillcert/tokens/", ".skillcert/tokens-" + base + "/");
        assertTrue(ShownCommands.agrees(stack.printed(), shown), shown + "\nbut\n" + stack.printed());
    }

    /** The receiver of docs/integrating/events.md, but on a free port. */
    @Test
    void the_receiver_in_python_takes_an_event_of_its_webhook_and_no_other() throws Exception {
        var shown = PYTHON.matcher(Project.read("docs/integrating/events.md"));
        assertTrue(shown.find(), "the page shows no receiver");
        var port = Integer.toString(Prometheus.freePort());
        var url = "http://localhost:" + port;
        var program = Files.writeString(
                checkout.resolve("receiver.py"), shown.group(1).replace("8000", port));
        var printed = checkout.resolve("receiver.log");
        var webhook = stack.post("integrator", "exam", "/v1/webhooks", "{\"url\": \"" + url + "\", \"types\": []}");
        var path = "/v1/webhooks/" + webhook.get("id").asText();
        var builder = new ProcessBuilder(Programs.program("python3").toString(), "-u", program.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment()
                .put("SKILLCERT_WEBHOOK_SECRET", webhook.get("secret").asText());
        var receiver = builder.start();
        try {
            Awaitility.await().ignoreExceptions().until(() -> forged(url) == UNAUTHORIZED);
            stack.post("integrator", "exam", path + "/test-events", "");
            Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> Files.readString(printed)
                    .contains("io.skillcert.webhook.test.v1"));
            assertFalse(Files.readString(printed).contains("forged"), "it has taken an event that is not signed");
        } finally {
            receiver.destroy();
            delete("exam", path);
        }
    }

    /** Returns the status with which a receiver answers an event whose signature is wrong. */
    private static int forged(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("webhook-id", "forged")
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\": \"forged\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void delete(String service, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stack.address(service).resolve(path))
                .header("Authorization", "Bearer " + stack.tokenOf("integrator"))
                .DELETE()
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
