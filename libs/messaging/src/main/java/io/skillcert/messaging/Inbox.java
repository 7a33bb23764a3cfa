package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The inbox: records, in the transaction of the effect, which events a consumer has handled. */
@ApplicationScoped
public class Inbox {

    private final EntityManager database;

    Inbox(EntityManager database) {
        this.database = database;
    }

    /**
     * Records the event.
     *
     * @return true the first time; a transaction that records the same event at the same time is waited for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isNew(String consumer, String eventId) {
        return database.createNativeQuery("insert into inbox (consumer, event_id) values (:consumer, :event)"
                                + " on conflict do nothing")
                        .setParameter("consumer", consumer)
                        .setParameter("event", eventId)
                        .executeUpdate()
                == 1;
    }
}
