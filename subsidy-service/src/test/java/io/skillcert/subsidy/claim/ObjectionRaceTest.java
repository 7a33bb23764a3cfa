package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An objection that is recorded while a batch is being closed keeps its claim out of the batch (SUB-12). */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ObjectionRaceTest extends ClaimFixture {

    private static final int PAUSE = 815;

    /** Whoever reads objections through the view waits with its snapshot taken, until the lock is released. */
    private static final String PAUSING_VIEW =
            """
            create function pause() returns boolean language plpgsql volatile as $$
            begin
                perform pg_advisory_xact_lock_shared(%d);
                return true;
            end
            $$;
            alter table objection rename to objection_stored;
            create view objection as
                with paused as materialized (select pause() as done)
                select o.* from objection_stored o, paused where paused.done
                union all select o.* from objection_stored o, paused where not paused.done;
            create function store_objection() returns trigger language plpgsql as $$
            begin
                insert into objection_stored select new.*;
                return new;
            end
            $$;
            create trigger store_objection instead of insert on objection
                for each row execute function store_objection();
            grant select, insert on objection to public;
            """
                    .formatted(PAUSE);

    private static final String TABLE_AGAIN =
            """
            drop view objection;
            drop function pause();
            drop function store_objection();
            alter table objection_stored rename to objection;
            """;

    @Test
    void SUB_12_an_objection_between_the_choice_of_the_claims_and_their_locks_blocks_its_claim() throws Exception {
        var id = approved(4);
        // The last day of the notice is today and over, as at midnight.
        execute(
                "insert into public_notice (claim_id, masked_name, occupation_code, level, amount, shown_from, shown_until,"
                        + " ended) values ('" + id
                        + "', '张*', '6-18-01-01', 4, 1500.00, '2025-08-10', '2025-08-11', true)");
        objected(id);
        execute("update objection set outcome = 'DISMISSED', settled_by = 'subsidy-approver.2', settled_at = now()"
                + " where claim_id = '" + id + "'");
        execute(PAUSING_VIEW);
        try (var holder = database.getConnection();
                var lock = holder.createStatement()) {
            lock.execute("select pg_advisory_lock(" + PAUSE + ")");
            CompletableFuture<Void> batch;
            try {
                batch = CompletableFuture.runAsync(() -> once("treasurer").post("/v1/payment-batches"));
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isPaused);
                objected(id);
            } finally {
                lock.execute("select pg_advisory_unlock(" + PAUSE + ")");
            }
            batch.join();
        } finally {
            execute(TABLE_AGAIN);
        }
        read(id).body("status", equalTo("APPROVED"));
    }

    private boolean isPaused() throws SQLException {
        return !Rows.texts(
                        database,
                        "select pid from pg_locks where locktype = 'advisory' and objid = " + PAUSE
                                + " and not granted")
                .isEmpty();
    }

    private static void objected(String claim) {
        once("subsidy-officer")
                .body(Map.of("claimId", claim, "grounds", "The holder lives elsewhere."))
                .post("/v1/objections")
                .then()
                .statusCode(201);
    }
}
