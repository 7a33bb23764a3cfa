package io.skillcert.localstack;

import io.skillcert.localstack.service.LocalStack;
import java.nio.file.Path;
import java.util.Optional;

/** The options of {@code ./run}. */
record RunOptions(
        Path cohort,
        Optional<Path> report,
        int portBase,
        boolean exit,
        boolean keep,
        boolean infrastructure,
        boolean compose,
        boolean examDemo,
        boolean help) {

    static final String HELP =
            """
            Usage: ./run [options]

            Starts PostgreSQL, Kafka, an OIDC issuer and the three services, runs a cohort of candidates through them
            from registration to payment, and prints the outcome of each candidate.

              --cohort FILE      Read the candidates from this CSV file (default: samples/cohort-2025-07.csv).
              --report FILE      Also write the outcomes to this file as JSON.
              --port-base PORT   Use this port for registration-service, the next two for exam-service and
                                 subsidy-service, and the three after them for their health checks and metrics
                                 (default: 8081). Each port base has data of its own.
              --exit             Stop everything after the cohort. Without it the services run until Ctrl-C.
              --keep             Keep the data of the last run. Without it the run starts with empty databases.
              --exam-demo        Stop the cohort on the exam day, and print the address of the candidates' page with a
                                 ticket and the code of the room, to sit the theory exam in a browser.
              --infrastructure   Start no service and run no cohort; start only what the services need, and write a .env
                                 file with the settings into each service's directory for mvn quarkus:dev.
              --compose          Start nothing; use the services that docker compose has started. They must run as
                                 a sandbox. The secrets of the clients are read from .env.
              --help             Print this text.

            Exit status: 0 if every candidate reached a final outcome, 1 if not or if the stack does not start,
            2 if an option or the cohort file is invalid.""";

    private static final int HIGHEST_PORT_BASE = 65_530;

    /** The command line is invalid; the message says why. */
    static final class InvalidOptionException extends Exception {
        InvalidOptionException(String message) {
            super(message + "; see ./run --help");
        }
    }

    static RunOptions parse(String[] arguments, Path root) throws InvalidOptionException {
        var cohort = root.resolve("samples/cohort-2025-07.csv");
        Path report = null;
        int portBase = LocalStack.DEFAULT_PORT_BASE;
        boolean exit = false;
        boolean keep = false;
        boolean infrastructure = false;
        boolean compose = false;
        boolean examDemo = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--cohort" -> cohort = Path.of(value(arguments, ++i));
                case "--report" -> report = Path.of(value(arguments, ++i));
                case "--port-base" -> portBase = portBase(value(arguments, ++i));
                case "--exit" -> exit = true;
                case "--keep" -> keep = true;
                case "--infrastructure" -> infrastructure = true;
                case "--compose" -> compose = true;
                case "--exam-demo" -> examDemo = true;
                case "--help", "-h" -> help = true;
                default -> throw new InvalidOptionException("unknown option " + arguments[i]);
            }
        }
        return new RunOptions(
                cohort, Optional.ofNullable(report), portBase, exit, keep, infrastructure, compose, examDemo, help);
    }

    private static String value(String[] arguments, int i) throws InvalidOptionException {
        if (i >= arguments.length || arguments[i].startsWith("--")) {
            throw new InvalidOptionException(arguments[i - 1] + " needs a value");
        }
        return arguments[i];
    }

    private static int portBase(String value) throws InvalidOptionException {
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (port < 1 || port > HIGHEST_PORT_BASE) {
            throw new InvalidOptionException("--port-base needs a number from 1 to " + HIGHEST_PORT_BASE);
        }
        return port;
    }
}
