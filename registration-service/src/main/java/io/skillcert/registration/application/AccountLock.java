package io.skillcert.registration.application;

import io.skillcert.database.AdvisoryLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What an account may have so many of is counted by one request at a time, whichever replica takes it. */
@ApplicationScoped
public class AccountLock {

    private final EntityManager database;

    AccountLock(EntityManager database) {
        this.database = database;
    }

    /** Until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String account) {
        AdvisoryLock.lock(database, "account:" + account);
    }
}
