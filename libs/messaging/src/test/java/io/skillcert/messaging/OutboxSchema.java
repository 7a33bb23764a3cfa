package io.skillcert.messaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The tables of the relay in an empty database. */
final class OutboxSchema {

    private OutboxSchema() {}

    static void create(DataSource database) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var name : List.of("V0_10__append_only", "V0_4__outbox", "V0_11__event_log")) {
                try (var migration = OutboxSchema.class.getResourceAsStream("/db/library/" + name + ".sql")) {
                    statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
