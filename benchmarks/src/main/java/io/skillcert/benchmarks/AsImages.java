package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.nio.file.Path;

/** Starts replicas as their images do: by the images' JDK where it stands beside this program's, with every compiler. */
public final class AsImages {

    private static final Path OWN = Path.of(System.getProperty("java.home"));

    private AsImages() {}

    static void set(Replica replica) {
        replica.set("JAVA_HOME", jdk().toString());
        replica.set("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
        // A JVM that is to write an archive at its end runs otherwise.
        replica.keepNoArchive();
    }

    /** The images' JDK, or this program's. */
    public static Path jdk() {
        return Jdks.newerThan(OWN).orElse(OWN);
    }

    /** The machine and what the services' code runs on. */
    public static String machine() throws IOException {
        return Report.machine() + ", services on Java " + Jdks.version(jdk());
    }
}
