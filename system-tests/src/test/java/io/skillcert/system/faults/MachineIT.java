package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests faults of a machine: its disk fills up, its clock jumps. */
@Timeout(600)
@EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong, as root and with gcc")
@DisabledIfSystemProperty(
        named = "tests.machine",
        matches = "false",
        disabledReason = "left out by -Dtests.machine=false")
class MachineIT extends OutageTest {

    private static final int DISK_MEGABYTES = 400;
    private static final String LEAVE_OUT = "-Dtests.machine=false leaves this test out";
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

    /** @param id of the registration; null if it was not acknowledged */
    private record Sent(String key, Map<String, Object> body, int status, String id) {}

    @Test
    void a_full_disk_refuses_what_it_cannot_keep_and_loses_nothing() throws Exception {
        assertTrue(SmallDisk.isPossible(), "a disk of its own needs root; " + LEAVE_OUT);
        use(Cluster.start(Project.ROOT, SharedCluster.SERVICES, 1));
        confirm();
        cluster.tell("postgres kill");
        disk = SmallDisk.inPlaceOf(cluster.databaseFiles(), DISK_MEGABYTES);
        cluster.tell("postgres start");
        confirm();
        disk.fill();
        var all = sendUntilRefused();
        disk.free();
        startDatabaseIfItGaveUp();
        for (var sent : all) {
            var now = client.tryToCreate(REGISTRATION, "partner", "/v1/registrations", sent.key(), sent.body());
            assertEquals(201, now.status(), now.text());
            confirm(now.body(), sent);
        }
        awaitExamEntries();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(List.of(), new DatabaseCheck(cluster, acknowledged).check()));
    }

    private void confirm(JsonNode registration, Sent sent) {
        var id = registration.get("id").asText();
        assertTrue(sent.id() == null || sent.id().equals(id), "acknowledged before as " + sent.id());
        acknowledged.registrations.put(id, false);
        confirm(registration);
    }

    /** Sends registrations until the full disk has refused some; each is done or refused. */
    private List<Sent> sendUntilRefused() throws IOException {
        var all = new ArrayList<Sent>();
        for (int i = 0; i < MOST_SENT && refused(all) < REFUSED; i++) {
            var body = RegistrationClient.body(batch, commitment, TestPersons.next());
            var answer = client.createWithoutRetry(REGISTRATION, "partner", "/v1/registrations", "full-" + i, body);
            var id = answer.isDone() ? answer.body().get("id").asText() : null;
            all.add(new Sent("full-" + i, body, answer.status(), id));
        }
        assertTrue(refused(all) >= REFUSED, "the disk was not full after " + all.size());
        assertTrue(
                all.stream().allMatch(sent -> sent.status() == 201 || sent.status() == 503),
                client.answers().counts() + "");
        return all;
    }

    private static long refused(List<Sent> all) {
        return all.stream().filter(sent -> sent.id() == null).count();
    }

    /** PostgreSQL ends if it can't write its log; an operator frees space and starts it. */
    private void startDatabaseIfItGaveUp() {
        try {
            DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any")
                    .close();
        } catch (SQLException e) {
            cluster.tell("postgres kill");
            cluster.tell("postgres start");
        }
    }

    /** The clock of one of the two replicas of each service jumps. */
    @Test
    void clocks_that_jump_by_an_hour_lose_and_double_nothing() throws Exception {
        var clock = JumpingClock.build();
        assertTrue(clock.isPresent(), "a clock of its own needs gcc; " + LEAVE_OUT);
        cluster = Cluster.prepare(Project.ROOT, SharedCluster.SERVICES, 2);
        for (var service : SharedCluster.SERVICES) {
            clock.get().install(cluster.replicas(service).get(1));
        }
        for (var replica : cluster.replicas()) {
            replica.start();
        }
        awaitReady(cluster.replicas());
        use(cluster);
        var done = confirmDuring(() -> {
            for (var hours : List.of(1, 0, -1, 0)) {
                clock.get().set(Duration.ofHours(hours));
                TimeUnit.SECONDS.sleep(SECONDS_PER_STEP);
            }
        });
        assertTrue(done > 40, "too few registrations: " + done);
        awaitExamEntries();
        var events = new EventCheck(cluster, acknowledged);
        assertEquals(List.of(), events.check());
        assertEquals(acknowledged.registrations.size(), events.events().get("registration-confirmed"));
        assertEquals(List.of(), new DatabaseCheck(cluster, acknowledged).check());
    }
}
