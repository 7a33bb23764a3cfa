package io.skillcert.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.skillcert.localstack.cohort.Api;
import io.skillcert.localstack.cohort.CohortFile;
import io.skillcert.localstack.cohort.CohortReport;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.CohortTable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts everything, runs a cohort through the services and prints the outcomes; the program behind {@code ./run}. */
public final class Run {

    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;
    private static final double NANOS = 1e9;
    private static final String COMPOSE_TOKEN_ENDPOINT =
            "http://localhost:8180/realms/skillcert/protocol/openid-connect/token";

    private final RunOptions options;
    private final Path root;
    private final Path directory;
    private final Path tokenDirectory;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final long started = System.nanoTime();
    private volatile LocalStack stack;

    private Run(RunOptions options, Path root) {
        this.options = options;
        this.root = root;
        var suffix = options.portBase() == LocalStack.DEFAULT_PORT_BASE ? "" : "-" + options.portBase();
        this.directory = root.resolve(".skillcert/run" + suffix);
        this.tokenDirectory = root.resolve(".skillcert/tokens" + suffix);
    }

    public static void main(String[] arguments) {
        var root = Path.of(System.getProperty("skillcert.root", "."));
        int status;
        try {
            status = new Run(RunOptions.parse(arguments, root), root).run();
        } catch (RunOptions.WrongCallException | CohortFile.UnreadableFileException e) {
            System.err.println("run: " + e.getMessage());
            status = WRONG_CALL;
        } catch (Exception e) {
            System.err.println("run: " + (e.getMessage() == null ? e : e.getMessage()));
            status = FAILED;
        }
        System.exit(status);
    }

    private int run() throws Exception {
        if (options.help()) {
            out.println(RunOptions.HELP);
            return 0;
        }
        var rows = CohortFile.read(options.cohort());
        if (options.compose()) {
            return finish(new CohortRun(composeApi(options.portBase()), rows, this::say), rows, 0, System.nanoTime())
                    ? 0
                    : FAILED;
        }
        LocalStack.requireFreePorts(options.portBase()); // before the data of another run is touched
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        if (!options.keep()) {
            delete(directory);
        }
        Files.createDirectories(directory);
        stack = start();
        var ready = seconds();
        say("all services are ready");
        var cohort = new CohortRun(api(), rows, this::say);
        var startedRun = System.nanoTime();
        var finished = finish(cohort, rows, ready, startedRun);
        if (!options.exit()) {
            delete(tokenDirectory);
            TokenFiles.write(tokenDirectory, stack.tokens());
            showAddresses();
            new CountDownLatch(1).await(); // until Ctrl-C
        }
        return finished ? 0 : FAILED;
    }

    private LocalStack start() throws IOException, SQLException, InterruptedException {
        try {
            return LocalStack.start(root, directory, options.portBase(), this::say);
        } catch (ServiceProcess.SchemaMismatchException e) {
            throw new IOException(
                    "the data in " + relative(directory) + " was made by another version: run without --keep", e);
        }
    }

    private boolean finish(CohortRun cohort, List<Map<String, String>> rows, double ready, long startedRun)
            throws IOException {
        String failure = null;
        try {
            cohort.run();
        } catch (RuntimeException e) {
            failure = e.getMessage();
        }
        var seconds = new CohortReport.Seconds(ready, rounded((System.nanoTime() - startedRun) / NANOS));
        var report = cohort.report(seconds);
        out.println();
        out.print(CohortTable.of(rows, report.rows()));
        var totals = report.totals();
        out.printf(
                "%n%d candidates: %d registrations confirmed, %d passed, %d certificates issued, %d subsidies granted,"
                        + " %s yuan paid.%nThe stack started in %.1f s, the cohort ran in %.1f s.%n",
                totals.rows(),
                totals.confirmed(),
                totals.passed(),
                totals.certificates(),
                totals.granted(),
                totals.paid(),
                seconds.ready(),
                seconds.run());
        if (options.report().isPresent()) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.report().get().toFile(), report);
            out.println("The report is in " + options.report().get() + ".");
        }
        if (failure != null) {
            System.err.println("run: the cohort did not finish: " + failure);
        } else if (!report.everyRowHasEnded()) {
            System.err.println("run: a candidate has no final outcome");
        }
        return failure == null && report.everyRowHasEnded();
    }

    private Api api() {
        var services = stack.services();
        return new Api(
                stack.tokens(),
                services.get(0).address(),
                services.get(1).address(),
                services.get(2).address());
    }

    /** Returns a client of the services and the issuer of docker-compose.yml. */
    private static Api composeApi(int portBase) throws RunOptions.WrongCallException {
        var secret = System.getenv("SKILLCERT_CLIENT_SECRET");
        if (secret == null || secret.isBlank()) {
            throw new RunOptions.WrongCallException("--compose needs SKILLCERT_CLIENT_SECRET in the environment");
        }
        var addresses = LocalStack.addresses(portBase);
        return new Api(
                new Tokens(URI.create(COMPOSE_TOKEN_ENDPOINT), secret),
                addresses.get(0),
                addresses.get(1),
                addresses.get(2));
    }

    private void showAddresses() {
        out.println("\nThe services are running. Their Swagger UI:");
        for (var service : stack.services()) {
            out.printf("  %-20s  %s/q/swagger-ui/%n", service.name(), service.address());
        }
        out.printf("Bearer tokens, one file per role, valid for one day: %s/%n", relative(tokenDirectory));
        out.printf("Logs: %s/%n", relative(directory.resolve("logs")));
        out.println("Press Ctrl-C to stop everything.");
    }

    private Path relative(Path file) {
        return root.relativize(file);
    }

    private void say(String what) {
        out.printf("%6.1f s  %s%n", seconds(), what);
    }

    private double seconds() {
        return rounded((System.nanoTime() - started) / NANOS);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** Stops all processes, also when the program is interrupted while it starts them, and deletes the tokens. */
    private void stop() {
        try {
            if (stack != null) {
                stack.close();
            }
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
            PostgresServer.endLeftOver(directory.resolve("postgres"), stack == null);
            delete(tokenDirectory);
        } catch (IOException e) {
            System.err.println("run: " + e.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
