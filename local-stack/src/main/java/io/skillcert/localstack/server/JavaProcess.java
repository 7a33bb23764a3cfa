package io.skillcert.localstack.server;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds the commands of child JVMs that run this module, or a library of it, as the build has made it in the checkout. */
public final class JavaProcess {

    private static final String ROOT_PROPERTY = "skillcert.root";
    private static final Set<String> INHERITED = Set.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private JavaProcess() {}

    /** @param heapOption such as {@code -Xmx256m} */
    static ProcessBuilder of(Class<?> main, String heapOption, List<String> arguments) throws IOException {
        return of(main.getName(), heapOption, arguments);
    }

    /** @param main the name of a class that this JVM need not have */
    public static ProcessBuilder of(String main, String heapOption, List<String> arguments) throws IOException {
        var root = Path.of(System.getProperty(ROOT_PROPERTY)).toAbsolutePath();
        var libraries = root.resolve("local-stack/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IOException("the local stack is not built: " + libraries
                    + " is missing; run 'mvn -B -pl local-stack -am package' first");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heapOption,
                "-D" + ROOT_PROPERTY + "=" + root,
                "-cp",
                root.resolve("local-stack/target/classes") + File.pathSeparator + libraries.resolve("*"),
                main));
        command.addAll(1, jvmOptions());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The collector and the compiler of this JVM, as the process lives no longer: tests use the fast compiler only. */
    private static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(INHERITED::contains)
                .toList();
    }
}
