package io.skillcert.system;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Starts the program behind {@code ./run} on ports that are free, so that it works beside a running {@code ./run}. */
final class RunProcess {

    private static final int FIRST_PORT = 10_000;
    private static final int STEP = 10;
    private static final int BASES = 1000;

    private RunProcess() {}

    /**
     * Returns the first of six ports that are free. The search begins at a port that depends on the checkout: two
     * checkouts under test do not compete, and each finds its own earlier data directory again and replaces it.
     */
    static int freePortBase() {
        return IntStream.range(0, BASES)
                .map(i -> FIRST_PORT + Math.floorMod(Project.ROOT.hashCode() + i, BASES) * STEP)
                .filter(base -> IntStream.range(base, base + 2 * Project.SERVICES.size())
                        .allMatch(RunProcess::isFree))
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

    static Process start(Path output, int portBase, String... options) throws IOException {
        return start(output, portBase, Map.of(), options);
    }

    /** @param environment further variables, which the services inherit */
    static Process start(Path output, int portBase, Map<String, String> environment, String... options)
            throws IOException {
        var target = Project.ROOT.resolve("local-stack/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dskillcert.root=" + Project.ROOT,
                "-Dfile.encoding=UTF-8",
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                "io.skillcert.localstack.Run",
                "--port-base",
                Integer.toString(portBase)));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
