package io.skillcert.localstack.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPairTest {

    @Test
    void a_promoted_standby_has_every_commit_and_commits_wait_for_the_next_standby(@TempDir Path directory)
            throws Exception {
        try (var servers = new PostgresPair(directory)) {
            servers.startStandby();
            try (var user = new Superuser(servers.url() + "exam")) {
                user.execute("create table note (number int)");
                user.execute("insert into note values (1)");
            }
            servers.kill();
            servers.promoteStandby();
            assertEquals("1", notes(servers));

            servers.startStandby();
            servers.killStandby();
            var insert = CompletableFuture.runAsync(() -> insert(servers));
            try (var operator = new Superuser(servers.url() + "exam")) {
                operator.await("select exists (select from pg_stat_activity where wait_event = 'SyncRep')");
            }
            assertEquals("1", notes(servers));
            servers.commitAlone();
            insert.get(60, TimeUnit.SECONDS);
            assertEquals("2", notes(servers));
            servers.startStandby();
        }
    }

    private static void insert(PostgresPair servers) {
        try (var user = new Superuser(servers.url() + "exam")) {
            user.execute("insert into note values (2)");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String notes(PostgresPair servers) throws Exception {
        try (var user = new Superuser(servers.url() + "exam")) {
            return user.text("select count(*) from note");
        }
    }
}
