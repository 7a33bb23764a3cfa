package io.skillcert.coderunner;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a program.
 *
 * @param exitCode as a shell reports it, 128 plus the signal for a killed program; -1 if the program did not report an end
 * @param files the result files that the program left, by name
 * @param refused why a result file does not count, in English, by name; a file that is not there is in neither map
 * @param log the first {@value #LONGEST_LOG} bytes of what the program printed
 * @param cpu processor time of the program, as the sandbox reports it; a program may falsify it
 * @param wall time from start to end, as the host measured it
 */
public record Outcome(
        Status status,
        int exitCode,
        Map<String, byte[]> files,
        Map<String, String> refused,
        String log,
        Duration cpu,
        Duration wall) {

    static final int EXIT_AT_WALL_LIMIT = 124;

    /** The most bytes kept of what a program prints. */
    public static final int LONGEST_LOG = 64 * 1024;

    /** How the run ended. All but {@link #NOT_RUN} are the program's own result. */
    public enum Status {
        /** The program ended by itself with exit code 0. */
        FINISHED,
        /** The program ended with another exit code, or with the whole sandbox. */
        FAILED,
        /** The program was stopped when its processor time or its time in all was used up. */
        TIMED_OUT,
        /** The program was never started, which is not its fault: the run is to be repeated. */
        NOT_RUN
    }

    public Outcome {
        files = Map.copyOf(files);
        refused = Map.copyOf(refused);
    }

    /** Whether the time in all was used up before the processor time: the program waited, or the computer was overloaded. */
    boolean isOfWallLimit() {
        return status == Status.TIMED_OUT && exitCode == EXIT_AT_WALL_LIMIT;
    }
}
