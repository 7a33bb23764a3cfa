package io.skillcert.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.skillcert.localstack.cohort.CohortReport;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.CohortTable;
import io.skillcert.localstack.cohort.SampleCohortFile;
import io.skillcert.localstack.cohort.Services;
import io.skillcert.localstack.server.Infrastructure;
import io.skillcert.localstack.server.Roles;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.LocalStack;
import io.skillcert.localstack.service.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts everything, runs a cohort through the services and prints the outcomes; the program behind {@code ./run}. */
public final class Run {

    private static final String PATHWAY_CHECKS = "/v1/pathway-checks";
    private static final String FIRST_CERTIFICATE = "/v1/events?limit=1&types=io.skillcert.exam.certificate-issued.v1";

    private static final int FAILED = 1;
    private static final int INVALID_CALL = 2;
    private static final double NANOS = 1e9;
    private static final int ROOM_CODE_SECONDS = 20;
    private static final String COMPOSE_TOKEN_ENDPOINT =
            "http://localhost:8180/realms/skillcert/protocol/openid-connect/token";

    private final RunOptions options;
    private final Path root;
    private final Path directory;
    private final Path tokenDirectory;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final long started = System.nanoTime();
    private volatile LocalStack stack;
    private FileChannel lockChannel;
    private PortLocks portLocks; // until the process ends

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
        } catch (RunOptions.InvalidOptionException | SampleCohortFile.UnreadableFileException e) {
            System.err.println("run: " + e.getMessage());
            status = INVALID_CALL;
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
        var rows = SampleCohortFile.read(options.cohort());
        if (options.compose()) {
            return runCohort(composeServices(), rows, 0) ? 0 : FAILED;
        }
        lockDirectory();
        portLocks = PortLocks.reserve(options.portBase(), 2 * LocalStack.SERVICES.size());
        LocalStack.requireFreePorts(options.portBase());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        if (!options.keep()) {
            delete(directory);
        }
        Files.createDirectories(directory);
        if (options.infrastructure()) {
            stack = LocalStack.startInfrastructure(directory, options.portBase(), this::printStep);
            writeTokens();
            for (var service : LocalStack.SERVICES) {
                PrivateFiles.writeDevelopmentEnvironment(environmentFile(service), stack.environment(service));
            }
            printInfrastructure();
            awaitSignal();
        }
        stack = start();
        var ready = seconds();
        printStep("all services are ready");
        if (options.examDemo()) {
            showExam(Services.at(stack.addresses(), stack.tokens()), rows);
        }
        var isFinished = runCohort(Services.at(stack.addresses(), stack.tokens()), rows, ready);
        if (!options.exit()) {
            writeTokens();
            printAddresses();
            awaitSignal();
        }
        return isFinished ? 0 : FAILED;
    }

    /** Makes sure that no other run uses the data directory. The lock ends with the process. */
    private void lockDirectory() throws IOException {
        Files.createDirectories(directory.getParent());
        var lock = directory.resolveSibling(directory.getFileName() + ".lock");
        lockChannel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lockChannel.tryLock() == null) {
            throw new IOException("another ./run uses " + relative(directory)
                    + "; stop it, or choose other ports and data with --port-base");
        }
    }

    private LocalStack start() throws IOException, SQLException, InterruptedException {
        try {
            return LocalStack.start(root, directory, options.portBase(), this::printStep);
        } catch (ServiceProcess.SchemaMismatchException e) {
            throw new IOException(
                    "the data in " + relative(directory) + " was made by another version: run without --keep", e);
        }
    }

    private boolean runCohort(Services services, List<Map<String, String>> rows, double ready) throws IOException {
        var cohort = new CohortRun(services, rows, Optional.of(root.resolve("samples/bank")), this::printStep);
        var startedRun = System.nanoTime();
        String failure = null;
        try {
            cohort.run();
        } catch (RuntimeException e) {
            failure = e.getMessage();
        }
        var report = cohort.report(new CohortReport.Seconds(ready, rounded((System.nanoTime() - startedRun) / NANOS)));
        printReport(rows, report);
        cohort.examples().forEach(line -> out.println(line));
        if (failure == null) {
            printFirstEvent(services);
            printPathway(services);
        }
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

    /** Prints how to sit the exam in a browser, and each new code of the room, until Ctrl-C. */
    private void showExam(Services services, List<Map<String, String>> rows) throws IOException, InterruptedException {
        var room = new CohortRun(services, rows, Optional.of(root.resolve("samples/bank")), this::printStep).openRoom();
        writeTokens();
        var candidate = room.candidates().get(0);
        out.printf("%nSit the exam of level %d in a browser: %s/sitting/%n", candidate.level(), examAddress());
        out.printf("Content of the QR code on the ticket: %s%n", candidate.ticketCode());
        out.printf(
                "The invigilator's page: %s/room/ (token in %s)%n",
                examAddress(), relative(tokenDirectory.resolve("invigilator")));
        out.printf(
                "Session %s, seat %d, registration %s%n",
                candidate.session(), candidate.seat(), candidate.registration());
        out.println("Press Ctrl-C to stop everything.");
        for (var code = ""; ; TimeUnit.SECONDS.sleep(ROOM_CODE_SECONDS)) {
            var next = room.roomCode(candidate.session());
            if (!next.equals(code)) {
                out.println("The code of the room is now " + next);
            }
            code = next;
        }
    }

    private URI examAddress() {
        return stack.addresses().get(1);
    }

    private void printReport(List<Map<String, String>> rows, CohortReport report) {
        var totals = report.totals();
        out.println();
        out.print(CohortTable.of(rows, report.rows()));
        out.printf(
                "%n%d candidates: %d registrations confirmed, %d passed, %d certificates issued, %d subsidies granted,"
                        + " %s yuan paid.%nThe stack started in %.1f s, the cohort ran in %.1f s.%n",
                totals.rows(),
                totals.confirmed(),
                totals.passed(),
                totals.certificates(),
                totals.granted(),
                totals.paid(),
                report.seconds().ready(),
                report.seconds().run());
    }

    private void printFirstEvent(Services services) {
        for (var event : services.exam().get("auditor", FIRST_CERTIFICATE).get("items")) {
            out.printf("%nIn the feed of exam-service (GET %s):%n  %s%n", FIRST_CERTIFICATE, event);
        }
    }

    /** Prints the way of a fictional person to level 3, as the pathway check plans it. */
    private void printPathway(Services services) throws IOException {
        try (var person = Run.class.getResourceAsStream("/sample-pathway.json")) {
            var way = services.registration().postAnonymously(PATHWAY_CHECKS, new ObjectMapper().readTree(person));
            out.printf(
                    "%nA planned way to level %d (POST %s): register %s to %s, exam by %s, certificate from %s,%n"
                            + "  claim %s to %s, subsidy %s yuan of a cost of %s yuan.%n",
                    way.get("goalLevel").asInt(),
                    PATHWAY_CHECKS,
                    way.get("registerFrom").asText(),
                    way.get("registerBy").asText(),
                    way.get("lastExamDay").asText(),
                    way.get("certificateNotBefore").asText(),
                    way.get("claimFrom").asText(),
                    way.get("claimBy").asText(),
                    way.at("/subsidy/amount").asText(),
                    way.get("cost").asText());
        }
    }

    /** Returns clients of the services and the issuer of docker-compose.yml. */
    private Services composeServices() throws RunOptions.InvalidOptionException {
        var secrets = ClientSecrets.of(root.resolve(".env"));
        return Services.at(
                LocalStack.addresses(options.portBase()), new Tokens(URI.create(COMPOSE_TOKEN_ENDPOINT), secrets::of));
    }

    private void writeTokens() throws IOException {
        delete(tokenDirectory);
        PrivateFiles.createDirectory(tokenDirectory);
        for (var role : Roles.ALL) {
            PrivateFiles.write(tokenDirectory.resolve(role), stack.tokens().of(role));
        }
        PrivateFiles.write(tokenEndpointFile(), stack.tokens().endpoint().toString());
    }

    private Path tokenEndpointFile() {
        return tokenDirectory.resolve("token-endpoint");
    }

    private Path environmentFile(String service) {
        return root.resolve(service).resolve(".env");
    }

    private void printAddresses() {
        out.println("\nThe services are running. Their Swagger UI:");
        for (var service : stack.services()) {
            out.printf("  %-20s  %s/q/swagger-ui/%n", service.name(), service.address());
        }
        printFiles();
    }

    private void printInfrastructure() {
        out.println("\nPostgreSQL, Kafka and the OIDC issuer are running. Start a service in another terminal:");
        for (var service : LocalStack.SERVICES) {
            out.printf("  mvn compile quarkus:dev -am -pl %s%n", service);
        }
        out.println("Their settings are in .env in the directory of each service.");
        printFiles();
    }

    private void printFiles() {
        out.printf("Bearer tokens, one file per role, valid for one day: %s/%n", relative(tokenDirectory));
        out.printf(
                "More tokens, by client credentials: %s (also in %s)%n",
                stack.tokens().endpoint(), relative(tokenEndpointFile()));
        out.printf("Logs: %s/%n", relative(directory.resolve("logs")));
        out.println("Press Ctrl-C to stop everything.");
    }

    private Path relative(Path file) {
        return root.relativize(file);
    }

    private void printStep(String step) {
        out.printf("%6.1f s  %s%n", seconds(), step);
    }

    private double seconds() {
        return rounded((System.nanoTime() - started) / NANOS);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    private static void awaitSignal() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Stops all processes, also when the program is interrupted while it starts them, and deletes tokens and settings. */
    private void stop() {
        try {
            if (stack != null) {
                stack.close();
            }
            Infrastructure.stopLeftOvers(directory, stack == null);
            delete(tokenDirectory);
            if (options.infrastructure()) {
                for (var service : LocalStack.SERVICES) {
                    Files.deleteIfExists(environmentFile(service));
                }
            }
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
