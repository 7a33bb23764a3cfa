package io.skillcert.subsidy.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Erases what this service holds about persons whom registration-service has forgotten, once none of their claims is open:
 * until then it is needed to decide, to pay or to recover. Decisions, payments, awards and the ledger stay without a name.
 */
@ApplicationScoped
public class ForgetHolders implements RowJob<UUID> {

    /** Forgotten persons whose data can be erased. */
    private static final String DUE =
            """
            from forgotten_person f where f.erased_on is null
            and not exists (select from claim where claim.person_id = f.person_id
                            and claim.status <> 'DRAFT' and not %s)"""
                    .formatted(ClaimErasure.ENDED);

    private static final String DRAFTS = " where person_id = :person and status = 'DRAFT'";

    /** The statements before the claims are erased, with the parameter {@code person}. */
    private static final List<String> BEFORE = List.of(
            "delete from contact where account in (select claimed_by from claim where person_id = :person)"
                    + " and not exists (select from claim c"
                    + " where c.claimed_by = contact.account and c.person_id <> :person)",
            "insert into claim_log (id, claim_id, at, from_status, to_status, actor)"
                    + " select gen_random_uuid(), id, now(), 'DRAFT', 'EXPIRED', 'service' from claim" + DRAFTS,
            "update claim set status = 'EXPIRED', version = version + 1" + DRAFTS);

    /** The statements after the claims are erased, with the parameters {@code person} and {@code holder}. */
    private static final List<String> BY_HOLDER = List.of(
            "delete from holder_account where holder_digest = :holder",
            "update award set encrypted_reason = null where holder_digest = :holder",
            "delete from released_account where holder_digest = :holder",
            "update register_answer set holder_digest = 'erased:' || id, encrypted_evidence = null"
                    + " where holder_digest = :holder");

    private static final List<String> BY_PERSON = List.of(
            "update insurance_payment set encrypted_reason = null where certificate_number in"
                    + " (select certificate_number from entitlement where person_id = :person)",
            "delete from access_request where person_id = :person",
            "update claim set holder_digest = 'erased:' || person_id where person_id = :person",
            "delete from entitlement_account where entitlement_id in"
                    + " (select id from entitlement where person_id = :person)",
            "update entitlement set holder_digest = 'erased:' || person_id, encrypted_name = null,"
                    + " name_in_event = null, version = version + 1 where person_id = :person",
            "update forgotten_person set holder_digest = null, erased_on = current_date where person_id = :person");

    private final EntityManager database;
    private final PersonKeys personKeys;
    private final Audit audit;
    private final BusinessClock clock;

    ForgetHolders(EntityManager database, PersonKeys personKeys, Audit audit, BusinessClock clock) {
        this.database = database;
        this.personKeys = personKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Handles the event that registration-service has forgotten a person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(PersonForgottenV1 event) {
        personKeys.destroy(event.personId());
        database.createNativeQuery("insert into forgotten_person (person_id, holder_digest, forgotten_on)"
                        + " values (:person, :holder, :day) on conflict do nothing")
                .setParameter("person", event.personId())
                .setParameter("holder", event.holderDigest())
                .setParameter("day", event.forgottenOn())
                .executeUpdate();
        handle(List.of(event.personId()));
    }

    @Override
    public String name() {
        return "forget-holders";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        List<?> found = database.createNativeQuery("select f.person_id " + DUE + " order by f.person_id")
                .setMaxResults(limit)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    @Override
    public void handle(List<UUID> persons) {
        for (var person : persons) {
            // A new claim waits for the lock of its certificate's entitlement.
            database.createNativeQuery("select 1 from entitlement where person_id = :person order by id for update")
                    .setParameter("person", person)
                    .getResultList();
            List<?> holder = database.createNativeQuery(
                            "select f.holder_digest " + DUE + " and f.person_id = :person for update")
                    .setParameter("person", person)
                    .getResultList();
            holder.forEach(digest -> erase(person, (String) digest));
        }
    }

    private void erase(UUID person, String holderDigest) {
        BEFORE.forEach(statement -> execute(statement, person));
        eraseClaims(person);
        for (var statement : BY_HOLDER) {
            database.createNativeQuery(statement)
                    .setParameter("holder", holderDigest)
                    .executeUpdate();
        }
        BY_PERSON.forEach(statement -> execute(statement, person));
        audit.record(Caller.SERVICE, clock.instant(), "forget", "person", person, null);
    }

    private void eraseClaims(UUID person) {
        List<?> erased = database.createNativeQuery("update claim set " + ClaimErasure.ASSIGNMENTS
                        + " where person_id = :person and erased_on is null returning id")
                .setParameter("person", person)
                .getResultList();
        var claims = erased.stream().map(UUID.class::cast).toArray(UUID[]::new);
        for (var statement : ClaimErasure.ALSO) {
            database.createNativeQuery(statement).setParameter("keys", claims).executeUpdate();
        }
    }

    private void execute(String statement, UUID person) {
        database.createNativeQuery(statement).setParameter("person", person).executeUpdate();
    }
}
