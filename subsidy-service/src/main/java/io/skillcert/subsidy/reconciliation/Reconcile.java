package io.skillcert.subsidy.reconciliation;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.subsidy.reconciliation.Reconciliations.Difference;
import io.skillcert.subsidy.reconciliation.Reconciliations.Reconciliation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reconciles the ledger, the funds, the claims and the bank's reports each day, and stores every difference. */
@ApplicationScoped
public class Reconcile implements Job {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final Duration BANK_ANSWER_DEADLINE = Duration.ofDays(5);

    /** The most differences stored of one check. */
    private static final int MAX_DIFFERENCES = 1000;

    private final Reconciliations reconciliations;
    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    Reconcile(Reconciliations reconciliations, EntityManager database, Audit audit, BusinessClock clock) {
        this.reconciliations = reconciliations;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public Progress runBatch() {
        if (!reconciliations.exists(clock.today())) {
            reconcile();
        }
        return Progress.DONE;
    }

    /** Reconciles now, also if today was reconciled before, on behalf of the caller. */
    @Transactional
    public Reconciliation reconcileNow() {
        var result = reconcile();
        audit.record(
                "reconcile",
                "reconciliation",
                result.day(),
                result.differences().size() + " differences");
        return result;
    }

    private Reconciliation reconcile() {
        var result = new Reconciliation(
                clock.today(), Stream.of(Check.values()).flatMap(this::run).toList());
        reconciliations.store(result);
        if (!result.differences().isEmpty()) {
            LOG.errorf(
                    "The reconciliation of %s has found %d differences",
                    result.day(), result.differences().size());
        }
        return result;
    }

    private Stream<Difference> run(Check check) {
        var query = database.createNativeQuery(check.query()).setMaxResults(MAX_DIFFERENCES);
        if (check.hasDeadline()) {
            query.setParameter("deadline", clock.instant().minus(BANK_ANSWER_DEADLINE));
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Difference(
                        check.name(), String.valueOf(row[0]), String.valueOf(row[1]), String.valueOf(row[2])));
    }
}
