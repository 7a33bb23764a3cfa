package io.skillcert.registration.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What an account may have so many of is counted by one request at a time, whichever replica takes it. */
@ApplicationScoped
public class AccountLock {

    private static final int KIND = 12; // other advisory locks have other seeds

    private final EntityManager database;

    AccountLock(EntityManager database) {
        this.database = database;
    }

    /** Until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String account) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:account, :kind))) taken")
                .setParameter("account", account)
                .setParameter("kind", KIND)
                .getSingleResult();
    }
}
