package io.skillcert.exam.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class InboxRetentionTest {

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @Inject
    Flyway flyway;

    @Test
    void inbox_entries_are_deleted_after_ninety_days_and_not_before() throws Exception {
        Rows.change(
                database,
                "insert into inbox (consumer, event_id, received_at) values"
                        + " ('retention', 'old', now() - interval '90 days 1 minute'),"
                        + " ('retention', 'young', now() - interval '89 days 23 hours')");
        jobs.runAll();
        assertEquals(List.of("young"), Rows.texts(database, "select event_id from inbox where consumer = 'retention'"));
    }

    @Test
    void statements_and_waits_for_locks_are_limited_and_migrations_are_not() throws Exception {
        assertEquals(List.of("20s"), Rows.texts(database, "show lock_timeout"));
        assertEquals(List.of("1min"), Rows.texts(database, "show statement_timeout"));
        assertEquals(
                List.of("exam_owner"), Rows.texts(database, "select distinct installed_by from flyway_schema_history"));
        var settings = new V1__ReadSettings();
        var migration = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .resourceProvider(new NoResources())
                .javaMigrations(settings)
                .table("settings_test_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        migration.migrate();
        try (var connection = migration.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table settings_test_history");
        }
        var read = settings.read;
        assertEquals(
                Map.of("user", "exam_owner", "lock_timeout", "10s", "statement_timeout", "0", "socket", "0"), read);
    }

    /** Reads the settings of the connection that migrations have. */
    private static final class V1__ReadSettings extends BaseJavaMigration {

        private final Map<String, String> read = new HashMap<>();

        @Override
        public void migrate(Context context) throws Exception {
            var connection = context.getConnection();
            try (var row = connection
                    .createStatement()
                    .executeQuery("select current_user, current_setting('lock_timeout'),"
                            + " current_setting('statement_timeout')")) {
                row.next();
                read.put("user", row.getString(1));
                read.put("lock_timeout", row.getString(2));
                read.put("statement_timeout", row.getString(3));
                read.put("socket", Integer.toString(connection.getNetworkTimeout()));
            }
        }
    }

    /** None of the migrations of the service. */
    private static final class NoResources implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return List.of();
        }
    }
}
