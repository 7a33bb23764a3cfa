package io.skillcert.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The JDKs of this machine. */
final class Jdks {

    /** The images' JDK, and the first with an AOT cache that keeps classes loaded and linked. */
    private static final int OF_IMAGES = 25;

    private Jdks() {}

    /** The newest beside the one given, if there is one that is at least the images'. */
    static Optional<Path> newerThan(Path own) {
        try (var beside = Files.list(own.toRealPath().getParent())) {
            return beside.filter(jdk -> version(jdk) >= OF_IMAGES && Files.exists(jdk.resolve("bin/java")))
                    .max(Comparator.comparing(Jdks::version));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static int version(Path jdk) {
        try {
            return Files.readAllLines(jdk.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^\\D+(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
