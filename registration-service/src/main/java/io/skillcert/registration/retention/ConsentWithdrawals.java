package io.skillcert.registration.retention;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** All withdrawals of consent, and the persons who can be forgotten because of one. */
@ApplicationScoped
class ConsentWithdrawals implements PanacheRepositoryBase<ConsentWithdrawal, UUID> {

    /**
     * Persons whose latest registration is older than a withdrawal, who have no registration under way, no refund due, and no
     * exam or training whose record must still be kept.
     */
    private static final String DUE =
            """
            select p.id from person p
            where p.erased_on is null and %s
            and exists (select from consent_withdrawal w where w.person_id = p.id and w.withdrawn_on >=
                coalesce((select max(r.registered_on) from registration r where r.person_id = p.id), '-infinity'))
            and not exists (select from registration r join exam_batch b on b.id = r.batch_id
                where r.person_id = p.id and (r.status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED')
                    or r.status = 'CONFIRMED' and b.exam_to >= :before))
            and not exists (select from refund f join payment y on y.id = f.payment_id
                join payment_order o on o.id = y.order_id join registration r on r.id = o.registration_id
                where r.person_id = p.id and f.status = 'DUE')
            and not exists (select from training_enrolment t
                where t.person_id = p.id and greatest(t.enrolled_on, t.completed_on,
                    (select max(l.learnt_on) from lesson_log l where l.enrolment_id = t.id)) >= :before)
            order by p.id""";

    private final Timeline<Period> recordsKept = new ParameterFiles("policy/retention").period("assessment-record");
    private final BusinessClock clock;

    ConsentWithdrawals(BusinessClock clock) {
        this.clock = clock;
    }

    /** The latest withdrawal of a person; empty if the person has registered since, which is a new consent. */
    Optional<ConsentWithdrawal> inForce(UUID personId) {
        return find(
                        "from ConsentWithdrawal w where w.personId = ?1 and not exists (select 1 from Registration r"
                                + " where r.personId = ?1 and r.registeredOn > w.withdrawnOn) order by w.withdrawnAt desc",
                        personId)
                .firstResultOptional();
    }

    List<UUID> due(int limit) {
        return query("true").setMaxResults(limit).getResultList();
    }

    List<UUID> dueOf(Collection<UUID> persons) {
        return query("p.id = any(:ids)")
                .setParameter("ids", persons.toArray(UUID[]::new))
                .getResultList();
    }

    private NativeQuery<UUID> query(String condition) {
        flush();
        var today = clock.today();
        return getSession()
                .createNativeQuery(DUE.formatted(condition), UUID.class)
                .setParameter("before", today.minus(recordsKept.on(today).value()));
    }
}
