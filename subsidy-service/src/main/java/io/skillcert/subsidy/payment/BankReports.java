package io.skillcert.subsidy.payment;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.payment.SettlePayments.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** The bank's reports that were processed and the conflicts found in them. The only writer of both tables. */
@ApplicationScoped
class BankReports {

    private final EntityManager database;
    private final BusinessClock clock;

    BankReports(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The outcome of a report that was processed before.
     *
     * @throws ProblemException 409 if a report with this message id but other content was processed
     */
    Optional<Settled> find(UUID batchId, String messageId, String sha256) {
        var rows = database.createNativeQuery("select sha256, paid, returned, pending, conflicts from bank_report"
                        + " where batch_id = :batch and message_id = :message")
                .setParameter("batch", batchId)
                .setParameter("message", messageId)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var row = (Object[]) rows.get(0);
        if (!row[0].equals(sha256)) {
            throw SubsidyProblem.REPORT_DIFFERS.exception();
        }
        return Optional.of(new Settled((Integer) row[1], (Integer) row[2], (Integer) row[3], (Integer) row[4]));
    }

    void add(UUID batchId, String messageId, String sha256, String caller, Settled outcome) {
        database.createNativeQuery("insert into bank_report (batch_id, message_id, sha256, received_at, received_by,"
                        + " paid, returned, pending, conflicts) values (:batch, :message, :sha256, :at, :by, :paid, :returned,"
                        + " :pending, :conflicts)")
                .setParameter("batch", batchId)
                .setParameter("message", messageId)
                .setParameter("sha256", sha256)
                .setParameter("at", clock.instant())
                .setParameter("by", caller)
                .setParameter("paid", outcome.paid())
                .setParameter("returned", outcome.returned())
                .setParameter("pending", outcome.pending())
                .setParameter("conflicts", outcome.conflicts())
                .executeUpdate();
    }

    /** Records that a report contradicts what is known of a payment, unless this is an open conflict already. */
    void addConflict(Payment payment, String known, String reported) {
        database.createNativeQuery("insert into bank_conflict (id, batch_id, payment_id, known, reported, found_at)"
                        + " values (:id, :batch, :payment, :known, :reported, :at) on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("batch", payment.batchId())
                .setParameter("payment", payment.id())
                .setParameter("known", known)
                .setParameter("reported", reported)
                .setParameter("at", clock.instant())
                .executeUpdate();
    }

    /** @throws ProblemException 409 if a payment of the claim has a conflict that is not settled */
    void requireNoConflict(UUID claimId) {
        var open = database.createNativeQuery("select 1 from bank_conflict c join payment p on p.id = c.payment_id"
                        + " where p.claim_id = :claim and c.settled_by is null limit 1")
                .setParameter("claim", claimId)
                .getResultList();
        if (!open.isEmpty()) {
            throw SubsidyProblem.BANK_CONFLICT_OPEN.exception();
        }
    }
}
