package io.skillcert.subsidy.award;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/** Certificates that were paid from unemployment insurance (失业保险技能提升补贴, SUB-08). The only writer of its table. */
@ApplicationScoped
public class InsurancePayments {

    private static final String INSERT =
            """
            insert into insurance_payment (id, certificate_number, paid_on, recorded_by, recorded_at)
            select gen_random_uuid(), number, paid_on, :caller, :now
            from unnest(cast(:numbers as text[]), cast(:days as date[])) as payment (number, paid_on)
            order by number
            on conflict do nothing
            """;

    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    InsurancePayments(EntityManager database, Audit audit, BusinessClock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    public record InsurancePayment(String certificateNumber, LocalDate paidOn) {}

    /**
     * Records payments. A certificate that is recorded already is left as it is.
     *
     * @return the number of new certificates
     */
    @Transactional
    public int record(List<InsurancePayment> payments, String caller) {
        int recorded = database.createNativeQuery(INSERT)
                .setParameter("caller", caller)
                .setParameter("now", clock.instant())
                .setParameter(
                        "numbers",
                        payments.stream()
                                .map(InsurancePayment::certificateNumber)
                                .toArray(String[]::new))
                .setParameter(
                        "days",
                        payments.stream()
                                .map(payment -> payment.paidOn().toString())
                                .toArray(String[]::new))
                .executeUpdate();
        audit.record("record-insurance-payments", "insurance-payments", Ids.next(), recorded + " payments");
        return recorded;
    }

    /**
     * Locks the payment of a certificate that counts.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if none is recorded
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RecordedInsurancePayment lock(String certificateNumber) {
        return database.createQuery(
                        "from RecordedInsurancePayment where certificateNumber = :number and settlement.settledBy is null",
                        RecordedInsurancePayment.class)
                .setParameter("number", certificateNumber)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> SubsidyProblem.INSURANCE_PAYMENT_NOT_FOUND.exception(certificateNumber));
    }

    /** Whether the certificate was paid from unemployment insurance. */
    public boolean areKnownFor(String certificateNumber) {
        return !knownOf(List.of(certificateNumber)).isEmpty();
    }

    /** Returns those of the certificates that were paid from unemployment insurance. */
    public Set<String> knownOf(Collection<String> certificateNumbers) {
        return Set.copyOf(database.unwrap(Session.class)
                .createNativeQuery(
                        "select certificate_number from insurance_payment"
                                + " where certificate_number = any(cast(:numbers as text[])) and settled_by is null",
                        String.class)
                .setParameter("numbers", certificateNumbers.toArray(String[]::new))
                .getResultList());
    }
}
