package io.skillcert.localstack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Starts and stops PostgreSQL, Kafka, the OIDC issuer and the three services together. */
public final class LocalStack implements AutoCloseable {

    /** The port of registration-service by default; exam-service and subsidy-service have the next two. */
    static final int DEFAULT_PORT_BASE = 8081;

    /** The port base that the message about a taken port suggests. */
    private static final int OTHER_PORT_BASE = 9081;

    private static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");

    private final Infrastructure infrastructure;
    private final RegistrySimulator registers;
    private final List<ServiceProcess> services = new ArrayList<>();

    private LocalStack(Infrastructure infrastructure, RegistrySimulator registers) {
        this.infrastructure = infrastructure;
        this.registers = registers;
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

    static LocalStack start(Path root, Path directory, int portBase, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        requireFreePorts(portBase);
        progress.accept("starting PostgreSQL, Kafka and the OIDC issuer");
        var stack = new LocalStack(Infrastructure.start(directory, 0, 0, 0), RegistrySimulator.start(0));
        try {
            stack.startServices(root, directory, portBase, progress);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startServices(Path root, Path directory, int portBase, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting the three services");
        var environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(),
                infrastructure.bootstrapServers(),
                infrastructure.issuerUrl(),
                DevelopmentKeys.of(directory),
                directory,
                registers);
        var addresses = addresses(portBase);
        environment.put(
                "SKILLCERT_PUBLIC_URL",
                addresses.get(SERVICES.indexOf("exam-service")).toString());
        for (int i = 0; i < SERVICES.size(); i++) {
            services.add(ServiceProcess.start(
                    root,
                    SERVICES.get(i),
                    addresses.get(i).getPort(),
                    environment,
                    directory.resolve("logs"),
                    ClassArchive.Use.READ,
                    0));
        }
        for (var service : services) {
            service.awaitReady();
            progress.accept(service.name() + " is ready");
        }
    }

    /** Returns the addresses of registration-service, exam-service and subsidy-service, in this order. */
    static List<URI> addresses(int portBase) {
        return IntStream.range(portBase, portBase + SERVICES.size())
                .mapToObj(port -> URI.create("http://localhost:" + port))
                .toList();
    }

    /**
     * Checks that no other program listens on the services' ports.
     *
     * @throws IOException if a port is taken; the message names it and the option that changes it
     */
    static void requireFreePorts(int portBase) throws IOException {
        for (int i = 0; i < SERVICES.size(); i++) {
            int port = portBase + i;
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (BindException e) {
                throw new IOException(
                        "port " + port + " for " + SERVICES.get(i)
                                + " is in use by another program; choose other ports with --port-base, for example"
                                + " --port-base " + (portBase == OTHER_PORT_BASE ? DEFAULT_PORT_BASE : OTHER_PORT_BASE),
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

    public RegistrySimulator registers() {
        return registers;
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    @Override
    public void close() throws IOException {
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::close);
        registers.close();
        infrastructure.close();
    }
}
