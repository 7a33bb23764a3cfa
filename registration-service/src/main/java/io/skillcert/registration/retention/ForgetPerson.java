package io.skillcert.registration.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.PublishedPersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Erases what is held about a person: name, number, facts, free texts, documents, accounts, and the key under which events carry the
 * name. The other services are told to do the same. Registrations, decisions and the audit log stay without a name.
 */
@ApplicationScoped
class ForgetPerson {

    /** The statements with the parameter {@code person}. */
    private static final List<String> ERASURES = List.of(
            "update eligibility_decision set facts = '{}', reason = null"
                    + " where registration_id in (select id from registration where person_id = :person)",
            "update registration_status_change set reason = null,"
                    + " by_account = case when by_role = 'candidate' then 'erased' else by_account end"
                    + " where registration_id in (select id from registration where person_id = :person)",
            "update letter set encrypted_content = null"
                    + " where case_id in (select id from registration where person_id = :person)",
            "delete from contact where account in (select b.account from account_binding b"
                    + " join person p on p.holder_digest = b.holder_digest where p.id = :person)",
            "delete from contact where account in (select registered_by from registration"
                    + " where person_id = :person and registered_as <> 'PARTNER')"
                    + " and not exists (select from account_binding b where b.account = contact.account)"
                    + " and not exists (select from registration r"
                    + " where r.registered_by = contact.account and r.person_id <> :person)",
            "update registration set encrypted_name = null, reference = null, version = version + 1 where person_id = :person",
            "update registration set registered_by = 'erased:' || id, committed_by = 'erased:' || id"
                    + " where person_id = :person and registered_as <> 'PARTNER'",
            "update name_correction set encrypted_name = null, evidence = 'erased', version = version + 1"
                    + " where person_id = :person",
            "update consent_withdrawal set recorded_by = 'erased' where person_id = :person",
            "update lesson_log set reported_by = 'erased'"
                    + " where enrolment_id in (select id from training_enrolment where person_id = :person)",
            "delete from wrong_invitation_code where account in (select b.account from account_binding b"
                    + " join person p on p.holder_digest = b.holder_digest where p.id = :person)",
            "delete from account_binding where holder_digest = (select holder_digest from person where id = :person)",
            "delete from access_request where person_id = :person",
            "delete from outcome_report where person_id = :person",
            "delete from account_invitation where person_id = :person");

    private final Registrations registrations;
    private final Documents documents;
    private final EntityManager database;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    ForgetPerson(
            Registrations registrations,
            Documents documents,
            EntityManager database,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.documents = documents;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Forgets a person.
     *
     * @param person locked by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(Person person, String reason) {
        var digest = person.holderDigest();
        registrations.idsOf(person.id()).forEach(documents::removeAll);
        ERASURES.forEach(statement -> erase(statement, person.id()));
        person.erase(clock.today());
        outbox.appendAll(PublishedPersonKeys.forgotten(person, digest, clock.today()));
        audit.record("forget", "person", person.id(), reason);
    }

    private void erase(String statement, UUID personId) {
        database.createNativeQuery(statement).setParameter("person", personId).executeUpdate();
    }
}
