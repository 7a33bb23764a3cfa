package io.skillcert.localstack;

import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./run} was asked for. */
record RunOptions(Path cohort, Optional<Path> report, boolean exit, boolean keep, boolean compose, boolean help) {

    static final String HELP =
            """
            ./run [options]     start Skillcert, take a cohort through, show what became of it

              --cohort FILE     the cohort, a CSV; without it samples/cohort-2025-07.csv
              --report FILE     write the report as JSON
              --exit            stop everything at the end; without it the services stay up until Ctrl-C
              --keep            keep the data of the last run; without it everything starts from nothing
              --compose         start nothing: take the cohort through the services that docker compose has started
                                (a sandbox; the clients' secret is read from SKILLCERT_CLIENT_SECRET)
              --help            this

            Exit status: 0 if every row reached an end that the policy explains, 1 if not, 2 for a wrong call.""";

    /** The call can't be understood; the message says why. */
    static final class WrongCallException extends Exception {
        WrongCallException(String message) {
            super(message + "; see ./run --help");
        }
    }

    static RunOptions parse(String[] arguments, Path root) throws WrongCallException {
        var cohort = root.resolve("samples/cohort-2025-07.csv");
        Path report = null;
        boolean exit = false;
        boolean keep = false;
        boolean compose = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--cohort" -> cohort = Path.of(value(arguments, ++i));
                case "--report" -> report = Path.of(value(arguments, ++i));
                case "--exit" -> exit = true;
                case "--keep" -> keep = true;
                case "--compose" -> compose = true;
                case "--help", "-h" -> help = true;
                default -> throw new WrongCallException("unknown option " + arguments[i]);
            }
        }
        return new RunOptions(cohort, Optional.ofNullable(report), exit, keep, compose, help);
    }

    private static String value(String[] arguments, int i) throws WrongCallException {
        if (i >= arguments.length || arguments[i].startsWith("--")) {
            throw new WrongCallException(arguments[i - 1] + " needs a file");
        }
        return arguments[i];
    }
}
