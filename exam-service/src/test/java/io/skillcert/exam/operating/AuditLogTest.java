package io.skillcert.exam.operating;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.audit.Audit;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.audit.VerifyAudit;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log can be added to and not be altered, and whoever alters it as the owner of the database is found out. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AuditLogTest {

    @Inject
    Audit audit;

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_entry",
                "update audit_entry set actor = 'somebody else'",
                "truncate audit_entry",
                "alter table audit_entry disable trigger all",
                "drop table audit_link",
                "delete from audit_link",
                "insert into audit_link values (0, gen_random_uuid(), now(), '')",
                "update audit_head set signature = ''",
                "create table of_the_service (id int)",
                "select remove_audit_before(now()::date - 300)",
                "select set_config('skillcert.removes_audit_entries', 'on', false); delete from audit_entry"
            })
    void the_role_of_the_service_can_not_alter_the_log(String statement) {
        var refused = assertThrows(SQLException.class, () -> {
            try (var connection = database.getConnection();
                    var change = connection.createStatement()) {
                change.execute(statement);
            }
        });
        assertEquals("42501", refused.getSQLState(), refused.getMessage()); // insufficient privilege
    }

    @Test
    void entries_of_concurrent_transactions_form_one_chain_that_is_verified() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            threads.submit(() -> record(UUID.randomUUID()));
        }
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        assertEquals(List.of(), verify(List.of()));
        assertEquals(
                Rows.texts(database, "select count(*)::text from audit_entry"),
                Rows.texts(database, "select max(sequence)::text from audit_link"));
    }

    @Test
    void entries_are_removed_after_their_retention_up_to_a_signed_head() throws Exception {
        Rows.change(database, "delete from audit_head");
        record(UUID.randomUUID());
        jobs.runAll();
        var first = head();
        Rows.change(database, "update audit_head set day = day - 400, signed_at = now() - interval '400 days'");
        record(UUID.randomUUID());
        jobs.runAll();
        Rows.change(
                database,
                "update audit_head set day = day - 300, signed_at = now() - interval '300 days'"
                        + " where signed_at > now() - interval '1 day'");
        record(UUID.randomUUID());
        keepCopies();
        try {
            remove("now()::date - 200");
            assertEquals(List.of(), verify(List.of(first)), "heads older than the first entry are skipped");
            assertEquals(
                    List.of("remove"),
                    Rows.texts(database, "select act from audit_entry where subject_type = 'audit-log'"));
            Rows.change(database, "delete from audit_head where signed_at < now() - interval '350 days'");
            assertEquals(List.of(), verify(List.of(first)));
            Rows.change(database, "delete from audit_head");
            assertEquals(
                    List.of("the entries before %d were removed, and no signed head names the entry %d"),
                    verify(List.of(first)).stream()
                            .map(fault -> fault.replaceAll("\\d+", "%d"))
                            .toList());
            assertThrows(SQLException.class, () -> remove("now()::date - 30"));
        } finally {
            restoreCopies();
        }
        assertEquals(List.of(), verify(List.of(first)));
    }

    @Test
    void a_prefix_that_was_removed_between_two_heads_is_found() throws Exception {
        record(UUID.randomUUID());
        record(UUID.randomUUID());
        record(UUID.randomUUID());
        keepCopies();
        try {
            Rows.change(database, "delete from audit_head");
            Rows.change(database, "alter table audit_entry disable trigger user");
            Rows.change(
                    database,
                    "delete from audit_entry where id in"
                            + " (select entry_id from audit_link where sequence < (select max(sequence) from audit_link))");
            Rows.change(database, "delete from audit_link where sequence < (select max(sequence) from audit_link)");
            assertEquals(1, verify(List.of()).size());
        } finally {
            restoreCopies();
        }
        assertEquals(List.of(), verify(List.of()));
    }

    @Test
    void entries_without_a_partition_are_moved_when_it_is_created() throws Exception {
        var subject = UUID.randomUUID();
        var month = Rows.texts(database, "select to_char(now() at time zone 'UTC' + interval '3 months', 'YYYY_MM')")
                .get(0);
        var partition = "audit_entry_" + month;
        jobs.runAll();
        Rows.change(database, "drop table " + partition);
        Rows.change(
                database,
                "insert into audit_entry (id, at, actor, act, subject_type, subject_id, recorded_at)"
                        + " values (gen_random_uuid(), now(), 'service', 'test', 'subject', '" + subject + "',"
                        + " to_date('" + month + "', 'YYYY_MM') + interval '3 days')");
        assertEquals(List.of("audit_entry_unplanned"), partitionOf(subject));
        jobs.runAll();
        assertEquals(List.of(partition), partitionOf(subject));
        assertEquals(List.of(), verify(List.of()));
        var refused = assertThrows(SQLException.class, () -> {
            try (var connection = database.getConnection();
                    var change = connection.createStatement()) {
                change.execute("delete from " + partition);
            }
        });
        assertEquals("42501", refused.getSQLState(), refused.getMessage());
    }

    @Test
    void a_change_or_removal_by_the_owner_of_the_database_is_found() throws Exception {
        var changed = UUID.randomUUID();
        var removed = UUID.randomUUID();
        record(changed);
        record(removed);
        Rows.change(database, "alter table audit_entry disable trigger user");
        try {
            Rows.change(database, "update audit_entry set actor = 'other' where subject_id = '" + changed + "'");
            Rows.change(
                    database, "create table removed as select * from audit_entry where subject_id = '" + removed + "'");
            Rows.change(database, "delete from audit_entry where subject_id = '" + removed + "'");
            assertEquals(
                    List.of("the entry %d was changed", "the entry %d was removed"),
                    verify(List.of()).stream()
                            .map(fault -> fault.replaceAll("\\d+", "%d"))
                            .toList());
        } finally {
            Rows.change(database, "update audit_entry set actor = 'service' where subject_id = '" + changed + "'");
            Rows.change(database, "insert into audit_entry select * from removed");
            Rows.change(database, "drop table removed");
            Rows.change(database, "alter table audit_entry enable trigger user");
        }
        assertEquals(List.of(), verify(List.of()));
    }

    @Test
    void the_head_of_a_day_is_signed_once_and_published() throws Exception {
        record(UUID.randomUUID());
        Rows.change(database, "delete from audit_head");
        jobs.runAll();
        record(UUID.randomUUID());
        jobs.runAll();
        var head = given().get("/v1/audit-heads")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].sequence", greaterThan(0))
                .extract()
                .<String>path("[0].signature");
        assertEquals(List.of(), verify(List.of(head)));
    }

    @Test
    void a_chain_that_was_computed_again_does_not_match_the_published_head() throws Exception {
        record(UUID.randomUUID());
        Rows.change(database, "delete from audit_head");
        jobs.runAll();
        var head = given().get("/v1/audit-heads").then().extract().<String>path("[0].signature");
        Rows.change(database, "create table kept as select * from audit_link");
        Rows.change(database, "update audit_link set hash = sha256(hash)");
        try {
            assertTrue(verify(List.of(head)).stream().anyMatch(fault -> fault.startsWith("the signed head of ")));
        } finally {
            Rows.change(database, "update audit_link l set hash = k.hash from kept k where k.sequence = l.sequence");
            Rows.change(database, "drop table kept");
        }
        assertEquals(List.of(), verify(List.of(head)));
    }

    @Test
    void a_call_that_the_roles_of_the_account_do_not_allow_is_recorded() {
        as("candidate").put("/v1/sandbox/clock").then().statusCode(403);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Rows.texts(
                        database,
                        "select actor from audit_entry where act = 'refused'"
                                + " and subject_id = 'PUT /v1/sandbox/clock'")
                .isEmpty());
    }

    @Test
    void a_read_of_personal_data_that_finds_nothing_is_recorded_with_its_problem() throws Exception {
        var number = "S000044030001251999999";
        as("exam-officer").get("/v1/certificates/" + number).then().statusCode(404);
        var recorded = Rows.texts(
                database,
                "select act || ' ' || subject_type || ' ' || reason from audit_entry where subject_id = '" + number
                        + "'");
        assertEquals(List.of("read-certificate certificate certificate-not-found"), recorded);
        as("auditor")
                .get("/v1/audit-entries?subjectId=" + number)
                .then()
                .statusCode(200)
                .body("items.reason", contains("certificate-not-found"));
        as("exam-officer").get("/v1/audit-entries").then().statusCode(403);
    }

    @Test
    void a_read_that_fails_otherwise_is_recorded() throws Exception {
        as("exam-officer").get("/v1/score-reviews").then().statusCode(400);
        assertFalse(Rows.texts(
                        database,
                        "select reason from audit_entry where act = 'list-score-reviews' and actor = 'exam-officer'"
                                + " and reason like '%Exception'")
                .isEmpty());
    }

    private void remove(String day) throws SQLException {
        Rows.change(database, "do $$ begin perform remove_audit_before(" + day + "); end $$");
    }

    private List<String> partitionOf(UUID subject) throws SQLException {
        return Rows.texts(
                database, "select tableoid::regclass::text from audit_entry where subject_id = '" + subject + "'");
    }

    private void keepCopies() throws SQLException {
        Rows.change(database, "create table kept_entry as select * from audit_entry");
        Rows.change(database, "create table kept_link as select * from audit_link");
        Rows.change(database, "create table kept_head as select * from audit_head");
    }

    private void restoreCopies() throws SQLException {
        Rows.change(database, "alter table audit_entry disable trigger user");
        Rows.change(database, "delete from audit_entry");
        Rows.change(database, "insert into audit_entry select * from kept_entry");
        Rows.change(database, "alter table audit_entry enable trigger user");
        for (var table : List.of("link", "head")) {
            Rows.change(database, "delete from audit_" + table);
            Rows.change(database, "insert into audit_" + table + " select * from kept_" + table);
        }
        Rows.change(database, "drop table kept_entry, kept_link, kept_head");
    }

    private static String head() {
        return given().get("/v1/audit-heads").then().extract().path("[0].signature");
    }

    private void record(UUID subject) {
        QuarkusTransaction.requiringNew().run(() -> audit.record("test", "subject", subject, null));
    }

    private List<String> verify(List<String> heads) throws SQLException {
        var keys = given().get("/.well-known/jwks.json").asString();
        try (var connection = database.getConnection()) {
            try {
                return VerifyAudit.verify(connection, keys, heads);
            } finally {
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
            }
        }
    }
}
