package io.skillcert.exam.lookup;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes failed look-ups a day after they happened; only those of the last hour count. */
@ApplicationScoped
class ExpireFailedLookups implements Job {

    private static final int BATCH_SIZE = 5_000;

    private final EntityManager database;

    ExpireFailedLookups(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "expire-failed-lookups";
    }

    @Override
    public Progress runBatch() {
        var deleted = database.createNativeQuery(
                        """
                        delete from failed_lookup where id in (
                          select id from failed_lookup where failed_at < now() - interval '1 day' limit :limit)""")
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        return deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
