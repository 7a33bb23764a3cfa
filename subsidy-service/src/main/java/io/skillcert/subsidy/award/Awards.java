package io.skillcert.subsidy.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.holder.Holders;
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

/** The award ledger: every award of every holder. A trigger of the database enforces the limits as well. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {

    private final Holders holders;

    Awards(Holders holders) {
        this.holders = holders;
    }

    /** Locks a holder until the transaction ends. Every decision about a holder's awards is made under this lock. */
    public void lock(String holderDigest) {
        lock(List.of(holderDigest));
    }

    /** Locks several holders, always in the same order, so that two transactions can't deadlock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<String> holderDigests) {
        holders.lock(holderDigests);
    }

    public List<SubsidyFacts.Award> factsOf(String holderDigest) {
        return counting(holderDigest).map(Award::toFact).toList();
    }

    /** The awards that count towards the limits, by holder; a holder without awards is missing. */
    public Map<String, List<SubsidyFacts.Award>> factsOfAll(Collection<String> holderDigests) {
        return counting(holderDigests).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        awards -> awards.getValue().stream().map(Award::toFact).toList()));
    }

    /** The holder's awards without the one that the claim itself has reserved. */
    public List<SubsidyFacts.Award> factsOfOthers(String holderDigest, UUID claimId) {
        return counting(holderDigest)
                .filter(award -> !award.isOfClaim(claimId))
                .map(Award::toFact)
                .toList();
    }

    /**
     * Reserves an award for a pending claim (SUB-11), again if it was released. The holder is locked and the rules have
     * found the limits kept.
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

    /** Releases the award of a claim that was refused, was withdrawn, has expired (SUB-11) or was repaid. */
    public void release(UUID claimId) {
        ofClaim(claimId).ifPresent(Award::release);
    }

    /** Whether the claim still holds its award: an external one may have displaced it. */
    public boolean isHeldBy(UUID claimId) {
        return ofClaim(claimId)
                .filter(award -> award.status() != Award.Status.RELEASED)
                .isPresent();
    }

    /** Marks the award of an approved claim as awarded: no external award displaces it any more. */
    public void award(UUID claimId) {
        ofClaim(claimId).orElseThrow().award();
    }

    private Stream<Award> counting(String holderDigest) {
        return counting(List.of(holderDigest)).getOrDefault(holderDigest, List.of()).stream();
    }

    /** The awards that count towards the limits, by holder. */
    Map<String, List<Award>> counting(Collection<String> holderDigests) {
        return list(
                        "any_of(holderDigest, ?1) and status not in ?2 order by id",
                        holderDigests.toArray(String[]::new),
                        List.of(Award.Status.RELEASED, Award.Status.VOIDED))
                .stream()
                .collect(Collectors.groupingBy(Award::holderDigest, Collectors.toCollection(ArrayList::new)));
    }

    /** The external awards that have one of the references and are not voided, whichever body granted them. */
    Stream<Award> external(Collection<String> references) {
        return stream(
                "any_of(reference, ?1) and claimId is null and status <> ?2",
                references.toArray(String[]::new),
                Award.Status.VOIDED);
    }

    /** All awards of a holder by all digests of the holder's document, released ones included. */
    public List<Award> of(List<String> holderDigests) {
        return list("holderDigest in ?1 order by id", holderDigests);
    }

    private Optional<Award> ofClaim(UUID claimId) {
        return find("claimId", claimId).firstResultOptional();
    }
}
