package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Describes the machine and chooses the JDK of the services: that of the images, if it is installed. Linux only. */
public final class Machine {

    /** The version of the images' JDK, which is the first with an AOT cache. */
    private static final int IMAGE_VERSION = 25;

    private static final Path OWN_JDK = Path.of(System.getProperty("java.home"));

    private Machine() {}

    /** Lets a replica run as in its image: on the JDK of the image and with all compilers. */
    static void useImageJvm(Replica replica) {
        replica.set("JAVA_HOME", jdk().toString());
        replica.set("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
        // A JVM that is going to write an archive when it ends is slower.
        replica.keepNoArchive();
    }

    /** Returns the newest JDK beside this one that is at least as new as the images', or else this one. */
    public static Path jdk() {
        try (var installed = Files.list(OWN_JDK.toRealPath().getParent())) {
            return installed
                    .filter(jdk -> version(jdk) >= IMAGE_VERSION && Files.exists(jdk.resolve("bin/java")))
                    .max(Comparator.comparing(Machine::version))
                    .orElse(OWN_JDK);
        } catch (IOException e) {
            return OWN_JDK;
        }
    }

    private static int version(Path jdk) {
        return Integer.parseInt(
                "0" + value(jdk.resolve("release"), "JAVA_VERSION=\"", "").replaceAll("\\D.*", ""));
    }

    static String describe() {
        var memory =
                Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal:", "0").replaceAll("\\D", "")) >> 20;
        return "%s, %d processors, %d GiB, %s %s, Java %s, services on Java %d"
                .formatted(
                        value(Path.of("/proc/cpuinfo"), "model name\t: ", "unknown processor"),
                        Runtime.getRuntime().availableProcessors(),
                        memory,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        version(jdk()));
    }

    /**
     * Returns the memory of a process.
     *
     * @param field is {@code VmRSS} for the resident memory or {@code VmHWM} for its peak
     */
    static double megabytes(long pid, String field) {
        return Long.parseLong(value(Path.of("/proc/" + pid + "/status"), field + ":", "0")
                        .replaceAll("\\D", ""))
                / 1024.0;
    }

    private static String value(Path file, String prefix, String otherwise) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
