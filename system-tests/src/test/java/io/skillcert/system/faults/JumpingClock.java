package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Changes the wall clock of some processes through a preloaded library. Needs Linux and gcc. */
final class JumpingClock {

    private final Path library;
    private final Path offset;

    private JumpingClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Compiles the library; empty if that is not possible. */
    static Optional<JumpingClock> build() throws InterruptedException {
        var directory = Project.ROOT.resolve("system-tests/target");
        var source = Project.ROOT.resolve("system-tests/src/test/c/clock.c");
        var library = directory.resolve("clock.so");
        try {
            var compiler = new ProcessBuilder(
                            "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
            if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
                return Optional.empty();
            }
            var clock = new JumpingClock(library, directory.resolve("clock.offset"));
            clock.set(Duration.ZERO);
            return Optional.of(clock);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Lets a replica use this clock from its next start on. */
    void install(Replica replica) {
        replica.set("LD_PRELOAD", library.toString());
        replica.set("CLOCK_OFFSET_FILE", offset.toString());
    }

    /** Sets the difference to the clock of the machine; processes see it within a second. */
    void set(Duration difference) throws IOException {
        Files.writeString(offset, Long.toString(difference.toSeconds()));
    }
}
