package io.skillcert.audit;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * The audit log: who did what to which subject, when and why. Entries are written in the transaction of the action and the
 * database refuses to change them. A reason is the caller's text about the case; it must not hold personal data.
 */
@ApplicationScoped
public class Audit {

    private final EntityManager database;
    private final StatelessSession many;
    private final Caller caller;
    private final BusinessClock clock;

    Audit(EntityManager database, StatelessSession many, Caller caller, BusinessClock clock) {
        this.database = database;
        this.many = many;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records an action of the current caller.
     *
     * @param reason null where the action needs none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String act, String subjectType, Object subjectId, String reason) {
        record(caller.account(), clock.instant(), act, subjectType, subjectId, reason);
    }

    /**
     * Records an action that was requested earlier and is carried out now.
     *
     * @param actor the account that requested it
     * @param at when it was requested
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String actor, Instant at, String act, String subjectType, Object subjectId, String reason) {
        database.persist(new AuditEntry(Ids.next(), at, actor, act, subjectType, subjectId.toString(), reason));
    }

    /**
     * Records the same action on many subjects in one batch.
     *
     * @param reason null where the action needs none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(
            String actor, Instant at, String act, String subjectType, List<UUID> subjectIds, String reason) {
        many.insertMultiple(subjectIds.stream()
                .map(id -> new AuditEntry(Ids.next(), at, actor, act, subjectType, id.toString(), reason))
                .toList());
    }

    /**
     * Records, in a transaction of its own, that the current caller has read personal data or has tried to. Resources use
     * {@link AuditedRead} instead, which calls this.
     *
     * @param outcome null if the data was returned, otherwise why it was not, such as a problem code
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recordRead(String act, String subjectType, String subjectId, String outcome) {
        record(caller.account(), clock.instant(), act, subjectType, subjectId, outcome);
    }

    /**
     * Records, in a transaction of its own, that an account was refused an operation that its roles do not allow.
     *
     * @param operation the method and the path
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recordRefusal(String account, String operation) {
        record(account, clock.instant(), "refused", "operation", operation, null);
    }
}
