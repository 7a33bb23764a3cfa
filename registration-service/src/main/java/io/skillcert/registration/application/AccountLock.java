package io.skillcert.registration.application;

import io.skillcert.database.AdvisoryLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** A lock on an account, shared by all replicas: requests that count the account's records wait for each other. */
@ApplicationScoped
public class AccountLock {

    private final EntityManager database;

    AccountLock(EntityManager database) {
        this.database = database;
    }

    /** Waits for the lock and holds it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String account) {
        AdvisoryLock.lock(database, "account:" + account);
    }
}
