package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images of this project and the containers of docker-compose.yml, by podman and Compose as an operator calls them. */
final class Containers {

    /** The Dockerfile of the three services. */
    static final String DOCKERFILE = "deploy/images/Dockerfile";

    static final String NETWORK = "skillcert-images_default";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DIRECTORY = Project.ROOT.resolve("system-tests/target/images");
    private static final Path VARIABLES = DIRECTORY.resolve("env");
    private static final Path ERRORS = DIRECTORY.resolve("errors.log");

    private Containers() {}

    /** What a program has printed to its standard output, and its exit code. */
    record Outcome(int code, String printed) {}

    /** Makes new keys and passwords for {@link #compose}. */
    static void writeVariables() throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(VARIABLES, succeed(List.of("deploy/new-env", "true"), Map.of()));
    }

    /** Returns the variables of {@code .env} that the containers have been started with. */
    static Map<String, String> variables() throws IOException {
        try (var lines = Files.lines(VARIABLES)) {
            return lines.map(line -> line.split("=", 2)).collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }
    }

    /**
     * Builds images.
     *
     * @param images some of registration, exam, subsidy and code-runner, separated by spaces
     * @param options further options of {@code podman build}
     */
    static void build(String images, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("deploy/build-images"));
        var always = System.getProperty("images.options", "");
        command.addAll(always.isEmpty() ? List.of() : List.of(always.split(" ")));
        command.addAll(List.of(options));
        succeed(command, Map.of("ENGINE", "podman", "IMAGES", images));
    }

    /** Runs podman, which must succeed, and returns what it has printed. */
    static String podman(String... arguments) throws IOException, InterruptedException {
        return succeed(command("podman", arguments), Map.of());
    }

    /** Runs podman, which may fail. */
    static Outcome tryPodman(String... arguments) throws IOException, InterruptedException {
        return run(command("podman", arguments), Map.of());
    }

    /** Returns what podman knows of an image or a container. */
    static JsonNode inspect(String name) throws IOException, InterruptedException {
        return JSON.readTree(podman("inspect", name)).get(0);
    }

    /** Returns the full name of the image of a component, such as {@code exam-service}. */
    static String image(String component) {
        return "docker.io/skillcert/" + component + ":0.1.0";
    }

    /** Runs Compose on the socket of podman, with a project and variables of its own. */
    static String compose(String... arguments) throws IOException, InterruptedException {
        var isOld = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "docker-compose")));
        var command = new ArrayList<>(isOld ? List.of("docker-compose") : List.of("docker", "compose"));
        command.addAll(List.of("--project-name", "skillcert-images", "--env-file", VARIABLES.toString()));
        command.addAll(List.of(arguments));
        var socket = System.getenv().getOrDefault("DOCKER_HOST", "unix:///run/podman/podman.sock");
        return succeed(command, Map.of("DOCKER_HOST", socket));
    }

    private static List<String> command(String program, String... arguments) {
        return Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
    }

    private static String succeed(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var outcome = run(command, environment);
        assertEquals(0, outcome.code(), String.join(" ", command) + " (" + ERRORS + ")\n" + outcome.printed());
        return outcome.printed();
    }

    /** Runs a program of the project, which may fail. */
    static Outcome run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(Project.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(ERRORS.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), printed);
    }
}
