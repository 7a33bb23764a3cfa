package io.skillcert.subsidy.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Compares each day what the books, the claims and the bank say of the same money, and names each difference. */
@ApplicationScoped
public class Reconcile implements Job {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final Duration BANK_S_TIME = Duration.ofDays(5);

    /** Of one check: more are found again when these are settled. */
    private static final int MAX_DIFFERENCES = 1000;

    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;
    private final AtomicInteger open = new AtomicInteger();

    Reconcile(EntityManager database, Audit audit, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        metrics.gauge("skillcert.reconciliation.differences", open);
    }

    /** @param expected what it should be. @param actual what it is */
    public record Difference(String code, String subject, String expected, String actual) {}

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public Progress runBatch() {
        var today = clock.today();
        var known = database.createNativeQuery("select 1 from reconciliation where day = :day")
                .setParameter("day", today)
                .getResultList();
        if (known.isEmpty()) {
            reconcile(today);
        }
        return Progress.DONE;
    }

    /** Anew, also on the same day. */
    @Transactional
    public List<Difference> now() {
        var today = clock.today();
        var differences = reconcile(today);
        audit.record("reconcile", "reconciliation", today, differences.size() + " differences");
        return differences;
    }

    private List<Difference> reconcile(LocalDate today) {
        var differences = new ArrayList<Difference>();
        for (var check : Check.values()) {
            differences.addAll(differences(check));
        }
        database.createNativeQuery("insert into reconciliation values (:day, :at, :differences) on conflict (day)"
                        + " do update set checked_at = excluded.checked_at, differences = excluded.differences")
                .setParameter("day", today)
                .setParameter("at", clock.instant())
                .setParameter("differences", differences.size())
                .executeUpdate();
        database.createNativeQuery("delete from reconciliation_difference where day = :day")
                .setParameter("day", today)
                .executeUpdate();
        differences.forEach(difference -> keep(today, difference));
        open.set(differences.size());
        if (!differences.isEmpty()) {
            LOG.errorf("The reconciliation of %s has found %d differences", today, differences.size());
        }
        return differences;
    }

    private List<Difference> differences(Check check) {
        var query = database.createNativeQuery(check.query()).setMaxResults(MAX_DIFFERENCES);
        if (check.looksBack()) {
            query.setParameter("before", clock.instant().minus(BANK_S_TIME));
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Difference(check.name(), text(row[0]), text(row[1]), text(row[2])))
                .toList();
    }

    private static String text(Object value) {
        return Objects.toString(value);
    }

    private void keep(LocalDate day, Difference difference) {
        database.createNativeQuery(
                        "insert into reconciliation_difference values (:id, :day, :code, :subject, :expected, :actual)")
                .setParameter("id", Ids.next())
                .setParameter("day", day)
                .setParameter("code", difference.code())
                .setParameter("subject", difference.subject())
                .setParameter("expected", difference.expected())
                .setParameter("actual", difference.actual())
                .executeUpdate();
    }

    /** Of a day; empty if there was none. */
    public List<Difference> of(LocalDate day) {
        List<?> rows = database.createNativeQuery(
                        "select code, subject, expected, actual from reconciliation_difference"
                                + " where day = :day order by id")
                .setParameter("day", day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Difference(text(row[0]), text(row[1]), text(row[2]), text(row[3])))
                .toList();
    }

    /** The latest day first. */
    public List<LocalDate> days(int limit) {
        List<?> rows = database.createNativeQuery("select cast(day as text) from reconciliation order by day desc")
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(day -> LocalDate.parse((String) day)).toList();
    }
}
