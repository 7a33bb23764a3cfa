package io.skillcert.notification;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** States, reads and deletes the contact details of an account. */
@ApplicationScoped
public class StateContact {

    private final Contacts contacts;
    private final NotificationQueue queue;
    private final FieldCipher cipher;
    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    StateContact(
            Contacts contacts,
            NotificationQueue queue,
            FieldCipher cipher,
            EntityManager database,
            Audit audit,
            BusinessClock clock) {
        this.contacts = contacts;
        this.queue = queue;
        this.cipher = cipher;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Replaces the contact details of an account. What waits for a channel that is not used any more is not sent. */
    @Transactional
    public ContactStatement state(ContactStatement statement, String account) {
        AdvisoryLock.lock(database, "contact:" + account);
        var contact = contacts.findByIdOptional(account).orElseGet(() -> new Contact(account));
        contact.state(statement, cipher, clock.today());
        contacts.persist(contact);
        queue.keepOnly(contact.channels(), account);
        audit.record("state-contact", "account", account, null);
        return contact.statement(cipher);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if the account has stated none */
    @Transactional
    public ContactStatement of(String account) {
        return contacts.findByIdOptional(account)
                .orElseThrow(NotificationProblem.CONTACT_NOT_STATED::exception)
                .statement(cipher);
    }

    /**
     * Deletes the contact details of an account, and what waits to be sent to it.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the account has stated none
     */
    @Transactional
    public void remove(String account) {
        if (!contacts.deleteById(account)) {
            throw NotificationProblem.CONTACT_NOT_STATED.exception();
        }
        audit.record("remove-contact", "account", account, null);
    }
}
