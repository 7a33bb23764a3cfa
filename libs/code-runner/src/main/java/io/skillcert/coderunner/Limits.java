package io.skillcert.coderunner;

import java.time.Duration;

/**
 * What a program may use.
 *
 * @param cpu processor time of one process, whole seconds
 * @param wall time from start to end, whole seconds
 * @param addressSpace bytes of address space of one process
 * @param processes processes and threads at once
 * @param fileSize bytes of one file
 * @param openFiles files that a process may have open
 * @param workSpace bytes of the working directory, which is in memory
 */
public record Limits(
        Duration cpu, Duration wall, long addressSpace, int processes, long fileSize, int openFiles, long workSpace) {

    private static final long MIB = 1 << 20;

    /** The limits of a task in an exam: 10 s of processor time, 20 s in all, 1 GiB of address space. */
    public static final Limits EXAM =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1024 * MIB, 64, 16 * MIB, 64, 64 * MIB);

    /** @throws IllegalArgumentException if a limit is zero or negative: it would mean "no limit" to the system */
    public Limits {
        if (cpu.toSeconds() < 1
                || wall.toSeconds() < 1
                || Math.min(Math.min(addressSpace, fileSize), workSpace) < 1
                || Math.min(processes, openFiles) < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
