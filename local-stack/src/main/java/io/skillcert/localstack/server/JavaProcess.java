package io.skillcert.localstack.server;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child JVM of the same Java, on the stack's own class path. */
public final class JavaProcess {

    private JavaProcess() {}

    static ProcessBuilder of(String mainClass, List<String> jvmOptions, List<String> arguments) throws IOException {
        return of(classPath(), mainClass, jvmOptions, arguments);
    }

    /** From what the build has made of this module in a checkout. */
    static ProcessBuilder of(Path root, String mainClass, List<String> jvmOptions, List<String> arguments) {
        var target = root.resolve("local-stack/target");
        var classPath = target.resolve("classes")
                + java.io.File.pathSeparator
                + target.resolve("lib").resolve("*");
        return of(classPath, mainClass, jvmOptions, arguments);
    }

    private static ProcessBuilder of(
            String classPath, String mainClass, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The module's classes (or its jar) and the jars the build has laid beside them. */
    private static String classPath() throws IOException {
        var own = ownLocation();
        var target =
                Files.isDirectory(own) ? own.getParent() : own.toAbsolutePath().getParent();
        var libraries = target.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IOException("the local stack is not built: " + libraries
                    + " is missing; run 'mvn -B -pl local-stack -am package' first");
        }
        return own + java.io.File.pathSeparator + libraries.resolve("*");
    }

    private static Path ownLocation() throws IOException {
        try {
            return Path.of(JavaProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
