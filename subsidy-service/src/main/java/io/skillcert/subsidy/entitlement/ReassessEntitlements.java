package io.skillcert.subsidy.entitlement;

import io.skillcert.job.RowJob;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.registry.HolderFactsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;

/** Assesses the unclaimed entitlements of a holder again after facts about the holder have changed. */
@ApplicationScoped
class ReassessEntitlements implements RowJob<String> {

    private final EntityManager database;
    private final Entitlements entitlements;
    private final AssessEntitlement assessEntitlement;
    private final Awards awards;

    ReassessEntitlements(
            EntityManager database, Entitlements entitlements, AssessEntitlement assessEntitlement, Awards awards) {
        this.database = database;
        this.entitlements = entitlements;
        this.assessEntitlement = assessEntitlement;
        this.awards = awards;
    }

    void onFactsChanged(@Observes HolderFactsChanged changed) {
        database.createNativeQuery("insert into entitlement_reassessment (holder_digest)"
                        + " select holder from unnest(cast(:holders as text[])) holder"
                        + " where exists (select from entitlement e where e.holder_digest = holder)"
                        + " order by holder on conflict do nothing")
                .setParameter(
                        "holders", changed.holderDigests().stream().distinct().toArray(String[]::new))
                .executeUpdate();
    }

    @Override
    public String name() {
        return "reassess-entitlements";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<String> due(int limit) {
        List<?> holders = database.createNativeQuery(
                        "select holder_digest from entitlement_reassessment order by holder_digest")
                .setMaxResults(limit)
                .getResultList();
        return holders.stream().map(String.class::cast).toList();
    }

    /**
     * The row goes first: a change that comes meanwhile waits for it, and then asks again. Entitlements that another job has
     * locked are awaited, because nothing asks for them again.
     */
    @Override
    public void handle(List<String> holders) {
        database.createNativeQuery(
                        "delete from entitlement_reassessment where holder_digest = any(cast(:holders as text[]))")
                .setParameter("holders", holders.toArray(String[]::new))
                .executeUpdate();
        awards.lock(holders);
        entitlements
                .awaitUnclaimed(entitlements.unclaimedOf(holders))
                .forEach(assessEntitlement::reassessIfFactsChanged);
    }
}
