package io.skillcert.localstack.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The main program of the broker's JVM: formats the storage if it is new and runs Kafka. */
final class KafkaBrokerMain {

    private static final String CLUSTER_ID = "c2tpbGxjZXJ0LWxvY2FsLQ";

    private KafkaBrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        var settings = Path.of(arguments[0]);
        var properties = new Properties();
        try (var in = Files.newBufferedReader(settings)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            kafka.tools.StorageTool.execute(
                    new String[] {"format", "-t", CLUSTER_ID, "-c", settings.toString()}, System.out);
        }
        kafka.Kafka.main(new String[] {settings.toString()});
    }
}
