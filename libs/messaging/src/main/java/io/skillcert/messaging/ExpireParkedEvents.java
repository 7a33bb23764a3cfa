package io.skillcert.messaging;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes parked events that were replayed or discarded as long ago as the inbox knows an event. */
@ApplicationScoped
class ExpireParkedEvents implements Job {

    private static final int BATCH_SIZE = 1_000;

    private final EntityManager database;
    private final MessagingConfig config;

    ExpireParkedEvents(EntityManager database, MessagingConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return "expire-parked-events";
    }

    @Override
    public Progress runBatch() {
        var deleted = database.createNativeQuery(
                        """
                        delete from parked_event where id in (
                          select id from parked_event where ended_at < now() - make_interval(secs => :seconds) limit :limit)""")
                .setParameter("seconds", (double) config.inboxRetention().toSeconds())
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        return deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
