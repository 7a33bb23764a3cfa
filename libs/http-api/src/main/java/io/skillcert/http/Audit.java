package io.skillcert.http;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * Who did what to what and why: appended in the transaction of the act, never changed (the database refuses it).
 * Reasons are the caller's words about the case; no name and no number belongs in them.
 */
@ApplicationScoped
public class Audit {

    private final EntityManager database;
    private final StatelessSession many;
    private final SecurityIdentity caller;
    private final BusinessClock clock;

    Audit(EntityManager database, StatelessSession many, SecurityIdentity caller, BusinessClock clock) {
        this.database = database;
        this.many = many;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param reason null where the act needs none */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String act, String subjectType, Object subjectId, String reason) {
        record(actor(), clock.instant(), act, subjectType, subjectId, reason);
    }

    /** What somebody has asked for earlier, and is done now. @param actor the account. @param at when it was asked for */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String actor, Instant at, String act, String subjectType, Object subjectId, String reason) {
        database.persist(new AuditEntry(Ids.next(), at, actor, act, subjectType, subjectId.toString(), reason));
    }

    /** The same of many subjects, together. @param reason null where the act needs none */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(
            String actor, Instant at, String act, String subjectType, List<UUID> subjectIds, String reason) {
        many.insertMultiple(subjectIds.stream()
                .map(id -> new AuditEntry(Ids.next(), at, actor, act, subjectType, id.toString(), reason))
                .toList());
    }

    /** The caller's account; an act of no caller (an event, due work) is the service's own. */
    private String actor() {
        var inRequest = Arc.container().requestContext().isActive();
        return inRequest && !caller.isAnonymous() ? caller.getPrincipal().getName() : "service";
    }
}
