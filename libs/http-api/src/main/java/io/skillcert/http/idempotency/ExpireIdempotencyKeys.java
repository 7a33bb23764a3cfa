package io.skillcert.http.idempotency;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes idempotency keys 30 days after their use, by the database's clock: retries know no business time. */
@ApplicationScoped
class ExpireIdempotencyKeys implements Job {

    private static final int BATCH_SIZE = 5_000;

    private final EntityManager database;

    ExpireIdempotencyKeys(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "expire-idempotency-keys";
    }

    @Override
    public Progress runBatch() {
        var deleted = database.createNativeQuery(
                        """
                                delete from idempotency_key where scope in (
                                  select scope from idempotency_key
                                  where stored_at < now() - interval '30 days' limit :limit)""")
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        return deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
