package io.skillcert.database;

import io.quarkus.arc.ClientProxy;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;

/**
 * Rolls back every transaction that would commit while the service shuts down. When Hibernate's session factory is closed
 * before a commit, Hibernate silently skips the pending writes: the inbox entry of an event would be committed without its
 * effect. HTTP requests have been answered by then; events and jobs are run again by another replica.
 */
@Singleton
@PersistenceUnitExtension
public class CommitGuard implements Interceptor {

    private static final int FIRST = 1;

    private final TransactionSynchronizationRegistry transactions;
    private volatile boolean stopping;

    CommitGuard(TransactionSynchronizationRegistry transactions) {
        // Unwrapped: the proxy does not work while the container shuts down.
        this.transactions = ClientProxy.unwrap(transactions);
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
    }

    /** Runs before any other bean is closed. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public void beforeTransactionCompletion(Transaction transaction) {
        if (stopping) {
            transactions.setRollbackOnly();
        }
    }
}
