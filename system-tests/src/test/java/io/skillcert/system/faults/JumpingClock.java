package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The wall clock of some processes, which can be moved; the machine's own stays as it is. Linux with gcc. */
final class JumpingClock {

    private final Path library;
    private final Path offset;

    private JumpingClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Empty: it can't be built here. */
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

    /** From its next start on. */
    void give(Replica replica) {
        replica.set("LD_PRELOAD", library.toString());
        replica.set("CLOCK_OFFSET_FILE", offset.toString());
    }

    /** Seen within a second. */
    void set(Duration difference) throws IOException {
        Files.writeString(offset, Long.toString(difference.toSeconds()));
    }
}
