package io.skillcert.subsidy.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.Ids;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The award ledger: who has had what, and what pending claims have reserved. The database holds the limits too. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {

    /** More places than the limit of any year are never needed; SUB-05 refuses before. */
    private static final int PLACES = 3;

    /** Whoever decides about a holder waits here until the one before has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String holderDigest) {
        getEntityManager()
                .createNativeQuery("insert into award_holder (holder_digest) values (:holder) on conflict do nothing")
                .setParameter("holder", holderDigest)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("select 1 from award_holder where holder_digest = :holder for update")
                .setParameter("holder", holderDigest)
                .getSingleResult();
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

    /** SUB-11: a pending claim reserves its place. The holder is locked, and the rules have found a place free. */
    public void reserve(String holderDigest, SubsidyFacts facts, UUID claimId) {
        var year = facts.claimedOn().getYear();
        var taken = live(holderDigest).stream()
                .filter(award -> award.isInYear(year))
                .map(Award::place)
                .collect(Collectors.toSet());
        var place = IntStream.rangeClosed(1, PLACES)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no place is left in " + year));
        persist(new Award(Ids.next(), holderDigest, facts, place, claimId));
        flush();
    }

    /** SUB-11: refusal and withdrawal give the place back. */
    public void release(UUID claimId) {
        find("claimId", claimId).firstResultOptional().ifPresent(Award::release);
    }

    public void award(UUID claimId) {
        find("claimId", claimId).singleResult().award();
    }

    private List<Award> live(String holderDigest) {
        return list("holderDigest = ?1 and status <> ?2", holderDigest, Award.Status.RELEASED);
    }
}
