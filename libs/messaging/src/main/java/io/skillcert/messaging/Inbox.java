package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The inbox: records, in the transaction of the effects, which events a consumer has received. */
@ApplicationScoped
class Inbox {

    private final EntityManager database;

    Inbox(EntityManager database) {
        this.database = database;
    }

    /**
     * Records events.
     *
     * @return those that are recorded for the first time; a transaction that records the same event meanwhile is waited for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<String> add(String consumer, Collection<String> eventIds) {
        List<?> added = database.createNativeQuery(
                        "insert into inbox (consumer, event_id) select :consumer, unnest(cast(:ids as text[]))"
                                + " on conflict do nothing returning event_id")
                .setParameter("consumer", consumer)
                .setParameter("ids", eventIds.stream().sorted().toArray(String[]::new))
                .getResultList();
        return added.stream().map(String.class::cast).collect(Collectors.toSet());
    }
}
