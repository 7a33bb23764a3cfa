package io.skillcert.subsidy.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The award ledger: who has had what, and what pending claims have reserved. The database holds the limits too. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {

    /** Whoever decides about a holder waits here until the one before has ended. */
    public void lock(String holderDigest) {
        lock(List.of(holderDigest));
    }

    /** In one order: two that lock the same holders wait one for the other, never both. Many are never locked one by one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<String> holderDigests) {
        var inOrder = holderDigests.stream().distinct().sorted().toArray(String[]::new);
        getEntityManager()
                .createNativeQuery("insert into award_holder (holder_digest) select unnest(cast(:holders as text[]))"
                        + " on conflict do nothing")
                .setParameter("holders", inOrder)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("select 1 from award_holder where holder_digest = any(cast(:holders as text[]))"
                        + " order by holder_digest for update")
                .setParameter("holders", inOrder)
                .getResultList();
    }

    public List<SubsidyFacts.Award> factsOf(String holderDigest) {
        return live(holderDigest).stream().map(Award::fact).toList();
    }

    /** A claim does not stand in its own way. */
    public List<SubsidyFacts.Award> factsOfOthers(String holderDigest, UUID claimId) {
        return live(holderDigest).stream()
                .filter(award -> !award.isOfClaim(claimId))
                .map(Award::fact)
                .toList();
    }

    /**
     * SUB-11: a pending claim reserves its place, again if it was given back. The holder is locked, and the rules have
     * found a place free.
     */
    public void reserve(String holderDigest, SubsidyFacts facts, UUID claimId) {
        var known = ofClaim(claimId);
        if (known.isEmpty()) {
            persist(Award.reserved(Ids.next(), holderDigest, facts, claimId));
        } else if (known.get().status() == Award.Status.RELEASED) {
            known.get().reserveAgain();
        }
        flush();
    }

    /** SUB-11: refusal, withdrawal and expiry give the place back. */
    public void release(UUID claimId) {
        ofClaim(claimId).ifPresent(Award::release);
    }

    /** Whether the place is still the claim's: an award from elsewhere may have taken it. */
    public boolean isHeldBy(UUID claimId) {
        return ofClaim(claimId)
                .filter(award -> award.status() != Award.Status.RELEASED)
                .isPresent();
    }

    /** From now on nothing takes the place away. */
    public void award(UUID claimId) {
        ofClaim(claimId).orElseThrow().award();
    }

    List<Award> live(String holderDigest) {
        return list("holderDigest = ?1 and status <> ?2 order by id", holderDigest, Award.Status.RELEASED);
    }

    /** Those of many holders, by holder. */
    Map<String, List<Award>> live(Collection<String> holderDigests) {
        return list(
                        "any_of(holderDigest, ?1) and status <> ?2 order by id",
                        holderDigests.toArray(String[]::new),
                        Award.Status.RELEASED)
                .stream()
                .collect(Collectors.groupingBy(Award::holderDigest, Collectors.toCollection(ArrayList::new)));
    }

    /** Those that bodies have granted under these references of theirs, or other bodies have under the same. */
    Stream<Award> fromElsewhere(Collection<String> references) {
        return stream("any_of(reference, ?1) and claimId is null", (Object) references.toArray(String[]::new));
    }

    /** All of a holder, released ones too. */
    public List<Award> of(String holderDigest) {
        return list("holderDigest = ?1 order by id", holderDigest);
    }

    private Optional<Award> ofClaim(UUID claimId) {
        return find("claimId", claimId).firstResultOptional();
    }
}
