package io.skillcert.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the main job as {@code ./run} starts it, from what the build has made. */
final class RunProcess {

    private RunProcess() {}

    static Process start(Path output, String... options) throws IOException {
        var target = Project.ROOT.resolve("local-stack/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dskillcert.root=" + Project.ROOT,
                "-Dfile.encoding=UTF-8",
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                "io.skillcert.localstack.Run"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
