package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.system.Project;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a machine does to the programs on it: its disk fills up, its clock jumps. */
@Timeout(600)
@EnabledIfSystemProperty(named = "faults.all", matches = "true")
class MachineIT extends Outage {

    private static final int DISK_MEGABYTES = 400;
    private static final int MOST_SENT = 500;
    private static final int REFUSED = 10;
    private static final int SECONDS_PER_STEP = 12;

    private SmallDisk disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.unmount();
        }
    }

    /** @param told the id, if it was told; otherwise null */
    private record Sent(String key, Map<String, Object> body, int status, String told) {}

    @Test
    void a_full_disk_refuses_what_it_cannot_keep_and_loses_nothing() throws Exception {
        assumeTrue(SmallDisk.isPossible(), "a disk of its own needs root");
        begin(Cluster.start(Project.ROOT, SERVICES, 1));
        confirmed();
        cluster.tell("postgres kill");
        disk = SmallDisk.inPlaceOf(cluster.databaseFiles(), DISK_MEGABYTES);
        cluster.tell("postgres start");
        confirmed();
        disk.fill();
        var all = sentUntilRefused();
        disk.free();
        startDatabaseIfItGaveUp();
        for (var sent : all) {
            var now = caller.tryToMake(REGISTRATION, "partner", "/v1/registrations", sent.key(), sent.body());
            assertEquals(201, now.status(), now.text());
            confirm(now.body(), sent);
        }
        awaitHeard();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(List.of(), new Checker(cluster, told).check()));
    }

    private void confirm(JsonNode registration, Sent sent) {
        var id = registration.get("id").asText();
        assertTrue(sent.told() == null || sent.told().equals(id), "told before: " + sent.told());
        told.registrations.put(id, false);
        registering.pay(registering.approve(registration));
    }

    /** While nothing can be kept: done or refused, and nothing else. */
    private List<Sent> sentUntilRefused() throws IOException {
        var all = new ArrayList<Sent>();
        var commitment = registering.commitment();
        for (int i = 0; i < MOST_SENT && refused(all) < REFUSED; i++) {
            Map<String, Object> body =
                    Map.of("batchId", batch, "application", people.next().application(), "commitment", commitment);
            var answer = caller.once(REGISTRATION, "partner", "/v1/registrations", "full-" + i, body);
            var id = answer.isDone() ? answer.body().get("id").asText() : null;
            all.add(new Sent("full-" + i, body, answer.status(), id));
        }
        assertTrue(refused(all) >= REFUSED, "the disk was not full after " + all.size());
        assertTrue(all.stream().allMatch(sent -> sent.status() == 201 || sent.status() == 503), caller.answers() + "");
        return all;
    }

    private static long refused(List<Sent> all) {
        return all.stream().filter(sent -> sent.told() == null).count();
    }

    /** A PostgreSQL that can't write its log ends; an operator frees space and starts it. */
    private void startDatabaseIfItGaveUp() {
        try {
            DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any")
                    .close();
        } catch (SQLException e) {
            cluster.tell("postgres kill");
            cluster.tell("postgres start");
        }
    }

    /** One of two replicas of each service, against the other. */
    @Test
    void clocks_that_jump_by_an_hour_lose_and_double_nothing() throws Exception {
        var clock = JumpingClock.build();
        assumeTrue(clock.isPresent(), "a clock of its own needs gcc");
        cluster = Cluster.prepare(Project.ROOT, SERVICES, 2);
        for (var service : SERVICES) {
            clock.get().give(cluster.replicas(service).get(1));
        }
        for (var replica : cluster.replicas()) {
            replica.start();
        }
        for (var replica : cluster.replicas()) {
            replica.awaitReady(READY_SECONDS);
        }
        begin(cluster);
        var isOver = new AtomicBoolean();
        Callable<Integer> client = () -> {
            int done = 0;
            for (; !isOver.get(); done++) {
                confirmed();
            }
            return done;
        };
        var clients = List.of(threads.submit(client), threads.submit(client));
        for (var hours : List.of(1, 0, -1, 0)) {
            clock.get().set(Duration.ofHours(hours));
            TimeUnit.SECONDS.sleep(SECONDS_PER_STEP);
        }
        isOver.set(true);
        for (var each : clients) {
            assertTrue(each.get(60, TimeUnit.SECONDS) > 20, "too few to tell");
        }
        awaitHeard();
        var events = new EventCheck(cluster, told);
        assertEquals(List.of(), events.check());
        assertEquals(told.registrations.size(), events.events().get("registration-confirmed"));
        assertEquals(List.of(), new Checker(cluster, told).check());
    }
}
