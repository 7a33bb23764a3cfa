package io.skillcert.localstack.server;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the commands of child JVMs that run on the class path of this module. */
final class JavaProcess {

    private JavaProcess() {}

    /** Returns the command with the class path of this program. */
    static ProcessBuilder of(String mainClass, List<String> jvmOptions, List<String> arguments) throws IOException {
        return of(classPath(), mainClass, jvmOptions, arguments);
    }

    /** Returns the command with the class path that the build has made in a checkout. */
    static ProcessBuilder of(Path root, String mainClass, List<String> jvmOptions, List<String> arguments) {
        var target = root.resolve("local-stack/target");
        var classPath = target.resolve("classes")
                + File.pathSeparator
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

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the module's classes (or its jar) and the jars that the build has copied beside them. */
    private static String classPath() throws IOException {
        var own = ownLocation();
        var target =
                Files.isDirectory(own) ? own.getParent() : own.toAbsolutePath().getParent();
        var libraries = target.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IOException("the local stack is not built: " + libraries
                    + " is missing; run 'mvn -B -pl local-stack -am package' first");
        }
        return own + File.pathSeparator + libraries.resolve("*");
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
