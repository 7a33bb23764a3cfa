package io.skillcert.localstack.service;

import io.skillcert.localstack.server.Infrastructure;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Starts and stops PostgreSQL, Kafka, the OIDC issuer and the three services together. */
public final class LocalStack implements AutoCloseable {

    /** The services, in the order of their ports. */
    public static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");

    /** The public clients of the issuer by which people sign in on the pages of a service. */
    private static final Map<String, String> SIGN_IN_CLIENTS =
            Map.of("registration-service", "portal", "exam-service", "office");

    /**
     * The port of registration-service by default; exam-service and subsidy-service have the next two, and the three after
     * them are their management interfaces.
     */
    public static final int DEFAULT_PORT_BASE = 8081;

    private final Infrastructure infrastructure;
    private final RegistrySimulator registries;
    private final int portBase;
    private final Path directory;
    private final Map<String, String> environment;
    private final DevelopmentKeys keys;
    private final List<ServiceProcess> services = new ArrayList<>();
    private CodeRunnerProcess codeRunner;

    private LocalStack(Infrastructure infrastructure, RegistrySimulator registries, Path directory, int portBase)
            throws IOException {
        this.infrastructure = infrastructure;
        this.registries = registries;
        this.directory = directory;
        this.portBase = portBase;
        keys = DevelopmentKeys.of(directory);
        environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(),
                infrastructure.bootstrapServers(),
                infrastructure.issuerUrl(),
                directory,
                registries);
        for (int i = 0; i < SERVICES.size(); i++) {
            environment.put(
                    "SKILLCERT_JWKS_" + SERVICES.get(i).replace("-service", "").toUpperCase(Locale.ROOT) + "_URL",
                    addresses(portBase).get(i).resolve("/.well-known/jwks.json").toString());
        }
        environment.put(
                "SKILLCERT_PUBLIC_URL",
                addresses(portBase).get(SERVICES.indexOf("exam-service")).toString());
    }

    /**
     * Starts everything on the default ports and waits until all services are ready.
     *
     * @param root the project's directory, with built services
     * @param directory where data and logs go
     * @param progress is given a description of each step
     */
    public static LocalStack start(Path root, Path directory, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        return start(root, directory, DEFAULT_PORT_BASE, progress);
    }

    public static LocalStack start(Path root, Path directory, int portBase, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var stack = startInfrastructure(directory, portBase, progress);
        try {
            stack.startServices(root, progress);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts PostgreSQL, Kafka, the OIDC issuer and the registry simulator, but no service. */
    public static LocalStack startInfrastructure(Path directory, int portBase, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        requireFreePorts(portBase);
        progress.accept("starting PostgreSQL, Kafka and the OIDC issuer");
        return new LocalStack(Infrastructure.start(directory), RegistrySimulator.start(), directory, portBase);
    }

    private void startServices(Path root, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("starting the three services");
        for (var service : SERVICES) {
            services.add(ServiceProcess.start(
                    root, service, environment(service), directory.resolve("logs"), ClassArchive.Use.READ, List.of()));
        }
        for (var service : services) {
            service.awaitReady();
            progress.accept(service.name() + " is ready");
        }
        codeRunner = CodeRunnerProcess.start(jdbcUrl("exam"), directory.resolve("logs"));
        progress.accept(codeRunner.awaitReady());
    }

    /** Returns the environment variables with which a service runs on this infrastructure. */
    public Map<String, String> environment(String service) {
        var own = new HashMap<>(environment);
        own.putAll(keys.of(service));
        int port = portBase + SERVICES.indexOf(service);
        own.put("SKILLCERT_HTTP_PORT", Integer.toString(port));
        if (SIGN_IN_CLIENTS.containsKey(service)) {
            own.put("SKILLCERT_SIGN_IN_CLIENT", SIGN_IN_CLIENTS.get(service));
        }
        own.put("SKILLCERT_MANAGEMENT_PORT", Integer.toString(port + SERVICES.size()));
        return own;
    }

    /** Returns the addresses of the services in the order of {@link #SERVICES}. */
    public static List<URI> addresses(int portBase) {
        return IntStream.range(portBase, portBase + SERVICES.size())
                .mapToObj(port -> URI.create("http://localhost:" + port))
                .toList();
    }

    public List<URI> addresses() {
        return addresses(portBase);
    }

    /**
     * Checks that no other program listens on the services' ports.
     *
     * @throws IOException if a port is taken; the message names it and the option that changes it
     */
    public static void requireFreePorts(int portBase) throws IOException {
        for (int i = 0; i < 2 * SERVICES.size(); i++) {
            int port = portBase + i;
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (BindException e) {
                throw new IOException(
                        "port " + port + " for " + SERVICES.get(i % SERVICES.size())
                                + " is in use by another program; choose other ports with --port-base",
                        e);
            }
        }
    }

    public List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    /** Returns the JDBC URL of a service's database; the user is {@code postgres}. */
    public String jdbcUrl(String database) {
        return infrastructure.jdbcUrl() + database;
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    @Override
    public void close() throws IOException {
        if (codeRunner != null) {
            codeRunner.close();
        }
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::close);
        registries.close();
        infrastructure.close();
    }
}
