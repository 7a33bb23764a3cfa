package io.skillcert.http;

import io.skillcert.clock.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;

/** A key that was used thirty days ago is forgotten; by the database's own clock, for retries are no business time. */
@ApplicationScoped
class ExpireIdempotencyKeys implements Job {

    private static final int BATCH_SIZE = 5_000;

    private final EntityManager database;

    ExpireIdempotencyKeys(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "forget-idempotency-keys";
    }

    @Override
    public boolean run(LocalDate today) {
        return database.createNativeQuery(
                                """
                                delete from idempotency_key where scope in (
                                  select scope from idempotency_key
                                  where stored_at < now() - interval '30 days' limit :limit)""")
                        .setParameter("limit", BATCH_SIZE)
                        .executeUpdate()
                == BATCH_SIZE;
    }
}
