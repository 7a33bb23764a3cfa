package io.skillcert.localstack.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The main program of the broker's JVM: formats the storage if it is new and runs Kafka. The first argument is the file of
 * its settings; the others are options of the formatting, such as {@code --add-scram}.
 */
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
            var format = new ArrayList<>(List.of("format", "-t", CLUSTER_ID, "-c", settings.toString()));
            format.addAll(List.of(arguments).subList(1, arguments.length));
            kafka.tools.StorageTool.execute(format.toArray(String[]::new), System.out);
        }
        kafka.Kafka.main(new String[] {settings.toString()});
    }
}
