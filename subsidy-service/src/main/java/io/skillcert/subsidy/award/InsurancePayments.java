package io.skillcert.subsidy.award;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** Certificates that were paid for from unemployment insurance (失业保险技能提升补贴, SUB-08). */
@ApplicationScoped
public class InsurancePayments {

    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    InsurancePayments(EntityManager database, Audit audit, BusinessClock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    public record InsurancePayment(String certificateNumber, LocalDate paidOn) {}

    /** The same again changes nothing. Returns how many are new. */
    @Transactional
    public int record(List<InsurancePayment> payments, String caller) {
        int recorded = 0;
        var now = clock.instant();
        for (var payment : payments.stream()
                .sorted(java.util.Comparator.comparing(InsurancePayment::certificateNumber))
                .toList()) {
            recorded += database.createNativeQuery(
                            "insert into insurance_payment values (:number, :paidOn, :by, :at) on conflict do nothing")
                    .setParameter("number", payment.certificateNumber())
                    .setParameter("paidOn", payment.paidOn())
                    .setParameter("by", caller)
                    .setParameter("at", now)
                    .executeUpdate();
        }
        audit.record("record-insurance-payments", "insurance-payments", Ids.next(), recorded + " payments");
        return recorded;
    }

    public boolean areKnownFor(String certificateNumber) {
        return !database.createNativeQuery("select 1 from insurance_payment where certificate_number = :number")
                .setParameter("number", certificateNumber)
                .getResultList()
                .isEmpty();
    }
}
