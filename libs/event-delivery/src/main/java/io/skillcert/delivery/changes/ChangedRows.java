package io.skillcert.delivery.changes;

import io.skillcert.delivery.DeliveryProblem;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Lets callers read a list again for what has changed since. A row has the number of the transaction that has changed it last
 * ({@code changed_in}) and not the time: a time is taken before the commit, so that a reader could have passed it when the row
 * becomes visible. Numbers below the oldest one that is still running are of transactions whose changes are all visible.
 */
@ApplicationScoped
public class ChangedRows {

    private static final String NOW = "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint),"
            + " cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint), current_event_epoch()";

    private final EntityManager database;

    ChangedRows(EntityManager database) {
        this.database = database;
    }

    /**
     * Begins to read a list. The caller reads the rows afterwards, in the same transaction or a later one.
     *
     * @param changedSince {@code asOf} of the answer before; null to read all rows
     * @throws ProblemException 400 if it is malformed, 410 if it is of the time before a restore of the database, 503 while the
     *     restored database has no epoch yet
     */
    public Reading begin(String changedSince) {
        var now = (Object[]) database.createNativeQuery(NOW).getSingleResult();
        var oldest = ((Number) now[0]).longValue();
        var next = ((Number) now[1]).longValue();
        if (now[2] == null) {
            if (changedSince == null) {
                return new Reading(null, null);
            }
            throw ProblemException.unavailable();
        }
        var epoch = ((Number) now[2]).longValue();
        var asOf = new AsOf(oldest, epoch).toString();
        if (changedSince == null) {
            return new Reading(null, asOf);
        }
        var since = AsOf.parse(changedSince);
        if (since.epoch() != epoch || since.transaction() > next) {
            throw DeliveryProblem.CHANGED_SINCE_OF_ANOTHER_DATABASE.exception();
        }
        return new Reading(new Transactions(since.transaction(), next), asOf);
    }

    /**
     * What is read of a list.
     *
     * @param changes null for all rows
     * @param asOf what to send as {@code changedSince} next time; null while the database was restored and has no epoch yet
     */
    public record Reading(Transactions changes, String asOf) {}

    /**
     * The transactions whose changes are read.
     *
     * @param first the number of the first one
     * @param last the highest number; rows that were imported from another database may have higher ones
     */
    public record Transactions(long first, long last) {}
}
