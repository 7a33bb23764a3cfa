package io.skillcert.messaging;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes inbox entries that are older than any event a topic still holds, so that none can be delivered again. */
@ApplicationScoped
class ExpireInboxEntries implements Job {

    private static final int BATCH_SIZE = 10_000;

    private final EntityManager database;
    private final MessagingConfig config;

    ExpireInboxEntries(EntityManager database, MessagingConfig config) {
        if (config.inboxRetention().compareTo(config.topicRetention()) <= 0) {
            throw new IllegalArgumentException(
                    "skillcert.messaging.inbox-retention must be longer than skillcert.messaging.topic-retention");
        }
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return "expire-inbox-entries";
    }

    @Override
    public Progress runBatch() {
        var deleted = database.createNativeQuery(
                        """
                        delete from inbox where (consumer, event_id) in (
                          select consumer, event_id from inbox
                          where received_at < now() - make_interval(secs => :seconds)
                          order by received_at limit :limit)""")
                .setParameter("seconds", (double) config.inboxRetention().toSeconds())
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        return deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
