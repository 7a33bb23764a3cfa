package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Lets exam-service fail to handle the registration of one person while faults happen: the event is parked, the correction of
 * the person's name waits behind it, and an operator replays both once the cause is mended. Everybody else goes on.
 */
final class ParkedCheck {

    private static final String SERVICE = "exam-service";
    private static final String DATABASE = "exam";
    private static final String PARKED_EVENTS = "/v1/parked-events";
    private static final int LIMIT_SECONDS = 300;

    private final Cluster cluster;
    private final RetryingClient client;
    private final AcknowledgedWrites acknowledged;
    private final RegistrationClient registrations;
    private final List<String> differences = new ArrayList<>();
    private volatile String registration;

    ParkedCheck(Cluster cluster, RetryingClient client, AcknowledgedWrites acknowledged) {
        this.cluster = cluster;
        this.client = client;
        this.acknowledged = acknowledged;
        registrations = new RegistrationClient(client, acknowledged);
    }

    /** Confirms a registration that exam-service refuses to store, corrects the person's name, and waits until both are parked. */
    void park() {
        var batch = registrations.createBatch("parked", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        var registered = registrations.register(batch, registrations.commitment(), TestPersons.next());
        registration = registered.get("id").asText();
        refuseEntry();
        registrations.pay(registrations.approve(registered));
        correctName();
        Awaitility.await("two parked events of one person")
                .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() -> open().size() == 2);
        acknowledged.parkedPerson = open().get(0).get("key").asText();
    }

    private void refuseEntry() {
        Awaitility.await("the trigger") // the database may be away
                .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.SECONDS)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    execute(
                            """
                            create or replace function refuse_entry() returns trigger language plpgsql as
                                $$ begin raise exception 'refused by the fault test'; end $$;
                            create or replace trigger refuse_entry before insert on exam_entry for each row
                                when (new.registration_id = '%s') execute function refuse_entry()"""
                                    .formatted(registration));
                    return true;
                });
    }

    private void correctName() {
        var proposed = client.create(
                RegistrationClient.SERVICE,
                "registrar",
                "/v1/registrations/" + registration + "/name-correction",
                Map.of("name", "李四", "evidence", "passport seen"));
        var path = "/v1/name-corrections/" + proposed.get("id").asText();
        var confirmed = client.tryToCreate(RegistrationClient.SERVICE, "registrar.2", path + "/confirmation", null);
        if (!confirmed.isDone() && !confirmed.repeated()) {
            confirmed.orThrow(path); // a repetition is refused if the first attempt had its effect
        }
    }

    /** Replays in vain, drops the cause, replays again, and returns what is not as it must be, in words. */
    List<String> check() throws Exception {
        var parked = open();
        same("causes", List.of("FAILED", "BEHIND"), texts(parked, "cause"));
        same(
                "types",
                List.of(
                        "io.skillcert.registration.registration-confirmed.v1",
                        "io.skillcert.registration.person-corrected.v1"),
                texts(parked, "type"));
        same("entry before the replay", List.of(), entry());
        var first = parked.get(0).get("id").asText();
        var attempts = parked.get(0).get("attempts").asInt();
        same(
                "attempts after a replay in vain",
                attempts + 1,
                replay(first).get("attempts").asInt());
        same("parked after a replay in vain", 2, open().size());
        execute("drop trigger refuse_entry on exam_entry; drop function refuse_entry");
        same("ended by a replay", true, replay(first).hasNonNull("endedAt"));
        same("parked after the replay", List.of(), texts(open(), "cause"));
        same("the entry has the corrected name", List.of("t"), entry());
        return differences;
    }

    private JsonNode replay(String id) {
        return client.create(
                SERVICE, "operator", PARKED_EVENTS + "/" + id + "/replay", Map.of("reason", "the trigger was dropped"));
    }

    /** The events that are parked, oldest first. */
    private List<JsonNode> open() {
        return client.list(SERVICE, "operator", PARKED_EVENTS);
    }

    /** Whether the entry has a corrected name, as {@code t} or {@code f}; empty if there is no entry. */
    private List<String> entry() throws SQLException {
        return DatabaseCheck.rows(
                cluster,
                DATABASE,
                "select name_corrected from exam_entry where registration_id = '" + registration + "'");
    }

    private static List<String> texts(List<JsonNode> events, String field) {
        return events.stream().map(event -> event.get(field).asText()).toList();
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add("parked events: %s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl(DATABASE), "postgres", "any");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
