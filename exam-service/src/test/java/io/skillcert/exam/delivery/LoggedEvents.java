package io.skillcert.exam.delivery;

import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.RegistrationEvents;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes events to the event log as the relay does after the broker has acknowledged them. */
final class LoggedEvents {

    private static final String INSERT =
            """
            with head as (update event_log_head set position = position + 1 returning position)
            insert into event_log
                (position, logged_at, id, stream, event_key, sequence, epoch, type, payload, created_at)
            select position, now() - make_interval(days => ?), ?, 'events', ?, ?, current_event_epoch(), ?, ?, now() from head
            returning position""";

    private LoggedEvents() {}

    /** An event of the log. */
    record Logged(long position, UUID id) {}

    /** The epoch of the database, which another test may have begun. */
    static long epoch(DataSource database) throws SQLException {
        return Long.parseLong(Rows.texts(database, "select coalesce(current_event_epoch(), 0)::text")
                .get(0));
    }

    /** Lets an account register a person who then has an entry. */
    static RegistrationConfirmedV1 entryOf(String account) throws Exception {
        var batch = UUID.randomUUID();
        var event = RegistrationEvents.with(
                RegistrationEvents.confirmed(batch, 4), Map.of("actingAccounts", RegistrationEvents.acting(account)));
        RegistrationEvents.send(UUID.randomUUID().toString(), event);
        ExamScenario.awaitEntries(batch, 1);
        return event;
    }

    /** Logs that a person has seats. */
    static Logged seated(DataSource database, RegistrationConfirmedV1 person, int sequence) throws Exception {
        return seated(database, person, sequence, 0);
    }

    static Logged seated(DataSource database, RegistrationConfirmedV1 person, int sequence, int daysAgo)
            throws Exception {
        var event = new SeatsAssignedV1(
                person.registrationId(), person.personId(), person.batchId(), List.of(), Instant.EPOCH);
        var json = StrictJson.mapper().writeValueAsString(event);
        return log(database, SeatsAssignedV1.TYPE, person.personId(), sequence, json, daysAgo);
    }

    private static Logged log(DataSource database, String type, UUID person, int sequence, String payload, int daysAgo)
            throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, daysAgo);
            insert.setObject(2, id);
            insert.setString(3, person.toString());
            insert.setInt(4, sequence);
            insert.setString(5, type);
            insert.setString(6, payload);
            try (var row = insert.executeQuery()) {
                row.next();
                return new Logged(row.getLong(1), id);
            }
        }
    }
}
