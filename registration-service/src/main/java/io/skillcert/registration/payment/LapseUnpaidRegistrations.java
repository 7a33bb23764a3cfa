package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * REG-10: a registration lapses if it is not paid when the review period of its batch ends. One with a payment order keeps its
 * place until the payments of the last day are reconciled without a missing one, and for the days of grace at most.
 */
@ApplicationScoped
class LapseUnpaidRegistrations implements RowJob<UUID> {

    /** A difference that the gateway's statement has and this service does not: the payment may still be reported. */
    private static final String MISSING_HERE = "[{\"kind\": \"MISSING_HERE\"}]";

    private final EntityManager database;
    private final Registrations registrations;
    private final ReservedPlaces places;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final BusinessClock clock;

    LapseUnpaidRegistrations(
            EntityManager database,
            Registrations registrations,
            ReservedPlaces places,
            CurrentActor currentActor,
            Audit audit,
            BusinessClock clock) {
        this.database = database;
        this.registrations = registrations;
        this.places = places;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lapse-unpaid-registrations";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        var today = clock.today();
        List<?> found = database.createNativeQuery(
                        """
                        select r.id from registration r join exam_batch b on b.id = r.batch_id
                        where b.review_to < :today and r.status in ('UNDER_REVIEW', 'RETURNED', 'APPROVED')
                        and (r.status <> 'APPROVED' or b.review_to < :graceBefore
                            or not exists (select 1 from payment_order o where o.registration_id = r.id)
                            or exists (select 1 from payment_reconciliation p where p.day = b.review_to
                                and p.reconciled_at >= (b.review_to + 1)::timestamp at time zone :zone
                                and not p.differences @> cast(:missing as jsonb)))
                        order by r.id limit :limit""",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("graceBefore", PaymentPeriod.graceBefore(today))
                .setParameter("zone", BusinessClock.ZONE.getId())
                .setParameter("missing", MISSING_HERE)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    @Override
    public void handle(List<UUID> ids) {
        var actor = currentActor.system(null);
        registrations.lockAll(ids).stream()
                .filter(registration -> RegistrationStatus.OPEN.contains(registration.status()))
                .forEach(registration -> {
                    var cause = registration.lapse(actor);
                    places.release(registration);
                    audit.record("lapse", "registration", registration.id(), cause.name());
                });
    }
}
