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
 * Once a service stops, no transaction is committed any more. Hibernate leaves out the writes that still wait for a
 * commit when its factory was closed in the meantime, and says nothing: an event's inbox entry would be committed without
 * its effect. Asked after those writes and before the commit, so that whatever commits has written all of it. Requests
 * over HTTP have been answered by then; events and due work begin again on another replica.
 */
@Singleton
@PersistenceUnitExtension
public class CommitGuard implements Interceptor {

    private static final int FIRST = 1;

    private final TransactionSynchronizationRegistry transactions;
    private volatile boolean stopping;

    CommitGuard(TransactionSynchronizationRegistry transactions) {
        // The thing itself: this is asked while the container of its proxy is going, too.
        this.transactions = ClientProxy.unwrap(transactions);
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
    }

    /** Before anything is closed. */
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
