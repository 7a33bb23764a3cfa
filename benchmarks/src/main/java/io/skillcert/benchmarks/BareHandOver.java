package io.skillcert.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The least that a hand-over can do: one insert, one record produced (acks=all), one consumed, one insert. */
final class BareHandOver implements AutoCloseable {

    private static final String TOPIC = "benchmark.bare-hand-over";
    private static final int PARTITIONS = 12;
    private static final int WRITERS = 4;
    private static final int AWAIT_SECONDS = 60;

    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final ThreadLocal<PreparedStatement> insert;
    private final String payload;
    private final KafkaProducer<String, String> producer;
    private volatile Histogram took = new Histogram(3);
    private volatile boolean closed;
    private long sent;

    /** @param from and to: databases */
    BareHandOver(String bootstrapServers, String from, String to, String payload) throws Exception {
        create(from);
        create(to);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        insert = ThreadLocal.withInitial(() -> insertInto(from));
        this.payload = payload;
        var reader = new Thread(() -> read(bootstrapServers, to), "bare-hand-over");
        reader.setDaemon(true);
        reader.start();
    }

    private static void create(String database) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create table benchmark_hand_over (id text primary key, payload text not null)");
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(database, "postgres", "unused");
    }

    private static PreparedStatement insertInto(String database) {
        try {
            return connect(database).prepareStatement("insert into benchmark_hand_over (id, payload) values (?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many a second, each at its moment; in microseconds, from that moment to the second insert's commit. */
    Histogram run(double perSecond, int seconds) throws Exception {
        took = new Histogram(3);
        var pace = new Schedule(perSecond, seconds);
        pace.run(moment -> writers.execute(() -> write(moment)));
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAIT_SECONDS);
        while (took.getTotalCount() < pace.count()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("%d of %d".formatted(took.getTotalCount(), pace.count()));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return took;
    }

    private void write(long moment) {
        String id;
        synchronized (this) {
            id = Long.toString(sent++);
        }
        due.put(id, moment);
        insert(insert.get(), id);
        producer.send(new ProducerRecord<>(TOPIC, id, payload));
    }

    private void insert(PreparedStatement statement, String id) {
        try {
            statement.setString(1, id);
            statement.setString(2, payload);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(String bootstrapServers, String to) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "group.id", "bare-hand-over", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var statement = insertInto(to);
            while (!closed) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    insert(statement, record.key());
                    took.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due.remove(record.key())));
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        writers.shutdownNow();
        producer.close();
    }
}
