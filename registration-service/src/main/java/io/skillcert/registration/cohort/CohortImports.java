package io.skillcert.registration.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/** All imports of cohorts with their rows. */
@ApplicationScoped
public class CohortImports implements PanacheRepositoryBase<CohortImport, UUID> {

    private final StatelessSession many;

    CohortImports(StatelessSession many) {
        this.many = many;
    }

    /** Finds the import of the same upload, unless it was refused or has failed. */
    Optional<CohortImport> ofUpload(String upload) {
        return find(
                        "upload = ?1 and status in ?2",
                        upload,
                        List.of(CohortImport.Status.RUNNING, CohortImport.Status.DONE))
                .firstResultOptional();
    }

    public CohortImport get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Cohorts.notFound(id));
    }

    long runningOf(String account) {
        return getEntityManager()
                .createQuery(
                        "select count(*) from CohortImport i, Cohort c where c.id = i.cohortId"
                                + " and i.status = :running and c.registeredBy = :account",
                        Long.class)
                .setParameter("running", CohortImport.Status.RUNNING)
                .setParameter("account", account)
                .getSingleResult();
    }

    Optional<UUID> oldestRunning() {
        return find("status = ?1 order by cohortId", CohortImport.Status.RUNNING)
                .firstResultOptional()
                .map(CohortImport::cohortId);
    }

    /** Locks an import. Returns empty if it has ended in the meantime. */
    Optional<CohortImport> lockRunning(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.status() == CohortImport.Status.RUNNING);
    }

    /** Writes all changes and detaches all entities, which every flush of a long transaction would compare again. */
    CohortImport flushAndReload(CohortImport cohortImport) {
        flush();
        getEntityManager().clear();
        return findById(cohortImport.cohortId());
    }

    /**
     * Runs queries with plans for the present size of the tables. A cached plan from a time at which they were smaller scans
     * a whole table, and a cohort is registered faster than PostgreSQL updates its statistics. Only for reads: planning an
     * insert of a hundred rows takes as long as the insert.
     */
    <T> T withNewQueryPlans(Supplier<T> queries) {
        setPlanCacheMode("force_custom_plan");
        var result = queries.get();
        setPlanCacheMode("auto");
        return result;
    }

    private void setPlanCacheMode(String mode) {
        getEntityManager()
                .createNativeQuery("select set_config('plan_cache_mode', :mode, true)", String.class)
                .setParameter("mode", mode)
                .setFlushMode(FlushModeType.COMMIT) // pending inserts are not to be planned anew
                .getSingleResult();
    }

    void addRows(List<CohortImportRow> rows) {
        many.insertMultiple(rows);
    }

    void updateRows(List<CohortImportRow> rows) {
        many.updateMultiple(rows);
    }

    /** Reads rows in the order of the file; changes to them are written by {@link #updateRows} only. */
    public List<CohortImportRow> rows(UUID importId, int after, int limit) {
        return many.createQuery(
                        "from CohortImportRow where key.importId = :id and key.row > :after order by key.row",
                        CohortImportRow.class)
                .setParameter("id", importId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Reads one row more than the limit, in the order of the file.
     *
     * @param result null for rows with any result or none
     */
    public List<CohortImportRow> page(UUID importId, RowResult result, int after, int limit) {
        return getEntityManager()
                .createQuery(
                        "from CohortImportRow where key.importId = :id and key.row > :after"
                                + " and (:result is null or result = :result) order by key.row",
                        CohortImportRow.class)
                .setParameter("id", importId)
                .setParameter("after", after)
                .setParameter("result", result)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    /** Finds imports that ended before a time and still have rows. */
    List<UUID> withRowsFinishedBefore(Instant when, int limit) {
        return getEntityManager()
                .createQuery(
                        "select i.cohortId from CohortImport i where i.finishedAt < :when and exists"
                                + " (select 1 from CohortImportRow r where r.key.importId = i.cohortId)"
                                + " order by i.finishedAt, i.cohortId",
                        UUID.class)
                .setParameter("when", when)
                .setMaxResults(limit)
                .getResultList();
    }

    void deleteRows(List<UUID> importIds) {
        getEntityManager()
                .createQuery("delete from CohortImportRow where any_of(key.importId, :ids)")
                .setParameter("ids", importIds.toArray(UUID[]::new))
                .executeUpdate();
    }
}
