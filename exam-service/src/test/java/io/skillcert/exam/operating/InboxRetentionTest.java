package io.skillcert.exam.operating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class InboxRetentionTest {

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

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
    }
}
