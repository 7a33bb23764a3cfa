package io.skillcert.registration.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** All imports of cohorts, and their rows. */
@ApplicationScoped
public class CohortImports implements PanacheRepositoryBase<CohortImport, UUID> {

    private final StatelessSession many;

    CohortImports(StatelessSession many) {
        this.many = many;
    }

    /** The import of this upload, if it runs or has registered anybody. */
    Optional<CohortImport> ofUpload(String upload) {
        return find(
                        "upload = ?1 and status in ?2",
                        upload,
                        List.of(CohortImport.Status.RUNNING, CohortImport.Status.DONE))
                .firstResultOptional();
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

    /** The oldest that runs and that no other replica is at; locked. */
    Optional<CohortImport> next() {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "select * from cohort_import where status = 'RUNNING' order by cohort_id"
                                + " limit 1 for update skip locked",
                        CohortImport.class)
                .getResultList();
        return found.stream().map(CohortImport.class::cast).findFirst();
    }

    /**
     * Until {@link #keepPlans} or the transaction's end. A plan kept from a time at which the tables were smaller reads all
     * of a table, and a cohort is registered faster than PostgreSQL looks at its tables again. For reads: to plan an insert
     * of a hundred rows takes as long as to do it.
     */
    void planAnew() {
        plan("force_custom_plan");
    }

    void keepPlans() {
        plan("auto");
    }

    private void plan(String mode) {
        getEntityManager()
                .createNativeQuery("select set_config('plan_cache_mode', :mode, true)", String.class)
                .setParameter("mode", mode)
                .setFlushMode(FlushModeType.COMMIT) // what waits to be written is not to be planned so
                .getSingleResult();
    }

    /** Locked, if it still runs. */
    Optional<CohortImport> lockRunning(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.status() == CohortImport.Status.RUNNING);
    }

    void addRows(List<CohortImportRow> rows) {
        many.insertMultiple(rows);
    }

    /** What has become of rows that were read before. */
    void updateRows(List<CohortImportRow> rows) {
        many.updateMultiple(rows);
    }

    /** In the order of the file. What becomes of them is kept by {@link #updateRows}. */
    public List<CohortImportRow> rows(UUID importId, int after, int limit) {
        return many.createQuery(
                        "from CohortImportRow where key.importId = :id and key.row > :after order by key.row",
                        CohortImportRow.class)
                .setParameter("id", importId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One more than the limit, in the order of the file. @param result null: any */
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

    /** Those whose rows are to be forgotten. */
    List<UUID> finishedBefore(Instant when, int limit) {
        return getEntityManager()
                .createQuery(
                        "select i.cohortId from CohortImport i where i.finishedAt < :when and exists"
                                + " (select 1 from CohortImportRow r where r.key.importId = i.cohortId) order by i.finishedAt",
                        UUID.class)
                .setParameter("when", when)
                .setMaxResults(limit)
                .getResultList();
    }

    void deleteRows(UUID importId) {
        getEntityManager()
                .createQuery("delete from CohortImportRow where key.importId = :id")
                .setParameter("id", importId)
                .executeUpdate();
    }
}
