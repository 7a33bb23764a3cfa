package io.skillcert.localstack.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A Kafka broker for tests that demands TLS and a password of every client (SASL_SSL with SCRAM-SHA-512) and allows a user
 * only what an access rule says.
 */
public final class SecuredBroker implements AutoCloseable {

    /** The user who may do everything. */
    public static final String OPERATOR = "operator";

    private static final String PASSWORD = "a password of the tests";
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";

    private static final Pattern RIGHTS =
            Pattern.compile("(?m)^\\| (\\w+-service) \\| (`[^|]+) \\| (`[^|]+) \\| `([^|]+)` \\|$");

    private final Path directory;
    private final SelfSignedCertificate certificate;
    private final int port = KafkaBroker.freePort();
    private final Process process;

    /** @param users the users with a password, besides the operator */
    public SecuredBroker(Collection<String> users) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("skillcert-secured-broker-");
        certificate = SelfSignedCertificate.create(directory, "broker");
        var properties = directory.resolve("server.properties");
        Files.writeString(properties, serverProperties());
        var arguments = new ArrayList<>(List.of(properties.toString()));
        var names = new ArrayList<>(users);
        names.add(OPERATOR);
        for (var user : names) {
            arguments.add("--add-scram");
            arguments.add("SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, PASSWORD));
        }
        var log = directory.resolve("broker.log");
        process = JavaProcess.of(KafkaBrokerMain.class, "-Xmx384m", arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            KafkaBroker.awaitReady(process, settings(OPERATOR), log);
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Returns the settings of Kafka's clients with which a user connects. */
    public Map<String, String> settings(String user) {
        return settings(user, PASSWORD);
    }

    public Map<String, String> settings(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.pem().toString(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                LOGIN.formatted(user, password));
    }

    /** Allows a user operations on a topic. */
    public void allowTopic(String user, String topic, AclOperation... operations) {
        allow(user, ResourceType.TOPIC, topic, operations);
    }

    /**
     * Gives each service the rights of the table of a page of documentation, and no others.
     *
     * @param page docs/operating/kafka.md
     */
    public void allowAsDocumented(Path page) throws IOException {
        for (var row : rights(page)) {
            row.writes()
                    .forEach(topic -> allowTopic(
                            row.service(),
                            topic,
                            AclOperation.WRITE,
                            AclOperation.DESCRIBE,
                            AclOperation.DESCRIBE_CONFIGS,
                            AclOperation.CREATE));
            row.reads()
                    .forEach(topic -> allowTopic(
                            row.service(),
                            topic,
                            AclOperation.READ,
                            AclOperation.DESCRIBE,
                            AclOperation.DESCRIBE_CONFIGS));
            row.writes().stream()
                    .filter(topic -> topic.endsWith(".events"))
                    .forEach(own -> allowTopic(row.service(), own, AclOperation.READ));
            allowGroup(row.service(), row.group());
        }
    }

    /**
     * What a service may do.
     *
     * @param writes the topics that it writes
     * @param reads the topics of other services that it reads
     * @param group its consumer group
     */
    public record Rights(String service, List<String> writes, List<String> reads, String group) {}

    /** Returns the table of rights of a page of documentation. */
    public static List<Rights> rights(Path page) throws IOException {
        return RIGHTS.matcher(Files.readString(page))
                .results()
                .map(row -> new Rights(row.group(1), topics(row.group(2)), topics(row.group(3)), row.group(4)))
                .toList();
    }

    private static List<String> topics(String cell) {
        return List.of(cell.replace("`", "").split(", "));
    }

    /** Allows a user to consume as a group. */
    private void allowGroup(String user, String group) {
        allow(user, ResourceType.GROUP, group, AclOperation.READ);
    }

    private void allow(String user, ResourceType type, String name, AclOperation... operations) {
        var resource = new ResourcePattern(type, name, PatternType.LITERAL);
        var rules = List.of(operations).stream()
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                .toList();
        try (var admin = Admin.create(Map.copyOf(settings(OPERATOR)))) {
            admin.createAcls(rules).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker has refused an access rule", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The listener of the controller, which the broker alone uses, asks for the broker's own certificate. */
    private String serverProperties() throws IOException {
        return """
                node.id=1
                process.roles=broker,controller
                controller.quorum.voters=1@localhost:%2$d
                listeners=CLIENTS://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=CLIENTS://localhost:%1$d
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SSL
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.clients.scram-sha-512.sasl.jaas.config=%6$s
                listener.name.controller.ssl.client.auth=required
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s
                ssl.keystore.password=%7$s
                ssl.key.password=%7$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%8$s;User:CN=localhost
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """
                .formatted(
                        port,
                        KafkaBroker.freePort(),
                        directory.resolve("log"),
                        certificate.keyStore(),
                        certificate.pem(),
                        LOGIN.formatted(OPERATOR, PASSWORD),
                        SelfSignedCertificate.PASSWORD,
                        OPERATOR);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
