package io.skillcert.exam.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.http.security.Caller;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Erases what this service holds about a person whom registration-service has forgotten: names, masked numbers, digests,
 * addresses, free texts and accounts. Results and certificates stay with their numbers.
 */
@ApplicationScoped
public class ForgetPerson {

    private static final String ENTRIES = "(select registration_id from exam_entry where person_id = :person)";
    private static final String CERTIFICATES = "(select number from certificate where person_id = :person)";

    private static final String ATTEMPTS = "(select id from attempt where registration_id in " + ENTRIES + ")";

    /** The statements with the parameter {@code person}. */
    private static final List<String> ERASURES = List.of(
            "delete from certificate_mailing where sent_at is null and number in " + CERTIFICATES,
            "update certificate_mailing set encrypted_address = null, asked_by = 'erased', version = version + 1"
                    + " where number in " + CERTIFICATES,
            "update certificate_change set encrypted_name = null, reason = 'erased',"
                    + " decided_because = 'erased' where number in " + CERTIFICATES,
            "update certificate set encrypted_name = null, encrypted_document = null,"
                    + " holder_digest = 'erased:' || person_id where person_id = :person",
            "delete from access_request where person_id = :person",
            "update check_in set confirmed_because = 'erased' where confirmed_because is not null and registration_id"
                    + " in "
                    + ENTRIES,
            "update misconduct set reason = 'erased' where registration_id in " + ENTRIES,
            "update score_correction set reason = 'erased' where registration_id in " + ENTRIES,
            "update score_review set asked_by = 'erased', version = version + 1,"
                    + " reason = case when reason is not null then 'erased' end where registration_id in " + ENTRIES,
            "update time_grant set reason = 'erased' where attempt_id in " + ATTEMPTS,
            "update interruption set cause = 'erased' where attempt_id in " + ATTEMPTS,
            "update room_notice set text = 'erased' where attempt_id in " + ATTEMPTS,
            "update incident set description = 'erased' where attempt_id in " + ATTEMPTS,
            "update exam_entry set encrypted_name = null, encrypted_document = null, acting_accounts = '{}',"
                    + " holder_digest = 'erased:' || person_id, version = version + 1 where person_id = :person");

    private static final List<String> BY_HOLDER = List.of(
            "delete from holder_account where holder_digest = :holder",
            "delete from released_account where holder_digest = :holder");

    private final EntityManager database;
    private final PersonKeys personKeys;
    private final Audit audit;
    private final BusinessClock clock;

    ForgetPerson(EntityManager database, PersonKeys personKeys, Audit audit, BusinessClock clock) {
        this.database = database;
        this.personKeys = personKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Handles the event that registration-service has forgotten the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(PersonForgottenV1 event) {
        personKeys.destroy(event.personId());
        for (var statement : ERASURES) {
            database.createNativeQuery(statement)
                    .setParameter("person", event.personId())
                    .executeUpdate();
        }
        for (var statement : BY_HOLDER) {
            database.createNativeQuery(statement)
                    .setParameter("holder", event.holderDigest())
                    .executeUpdate();
        }
        audit.record(Caller.SERVICE, clock.instant(), "forget", "person", event.personId(), null);
    }
}
