package io.skillcert.subsidy.inquiry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.MakeClaim.ClaimSubmitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All inquiries to registries: for each claim one to each registry that has an address. */
@ApplicationScoped
public class Inquiries implements PanacheRepositoryBase<RegistryInquiry, UUID> {

    private final RegistryClients registries;
    private final RegistriesConfig config;
    private final Claims claims;
    private final BusinessClock clock;

    Inquiries(RegistryClients registries, RegistriesConfig config, Claims claims, BusinessClock clock) {
        this.registries = registries;
        this.config = config;
        this.claims = claims;
        this.clock = clock;
    }

    /** Schedules an inquiry to every registry when a claim is submitted, also again after a correction. */
    void onSubmitted(@Observes ClaimSubmitted submitted) {
        schedule(submitted.claim(), true);
    }

    /**
     * Schedules the unanswered inquiries of a claim for now.
     *
     * @throws ProblemException 409 if the claim does not await a decision
     */
    @Transactional
    public List<RegistryInquiry> retry(UUID claimId, String ifMatch) {
        var claim = claims.lock(claimId);
        ETags.require(ifMatch, claim.version());
        if (!claim.status().awaitsDecision()) {
            throw SubsidyProblem.NO_DECISION_AWAITED.exception();
        }
        schedule(claim, false);
        flush();
        return of(claimId);
    }

    private void schedule(Claim claim, boolean alsoAnswered) {
        var now = clock.instant();
        for (var basis : registries.configured()) {
            var known = find("claimId = ?1 and basis = ?2", claim.id(), basis).firstResultOptional();
            if (known.isEmpty()) {
                persist(new RegistryInquiry(
                        Ids.next(), claim.id(), basis, claim.claimedOn().orElseThrow(), now));
            } else if (alsoAnswered || known.get().answeredAt().isEmpty()) {
                known.get().restart(now);
            }
        }
    }

    /** @throws ProblemException 404 if the claim does not exist */
    public List<RegistryInquiry> ofExisting(UUID claimId) {
        claims.keyOf(claimId, null);
        return of(claimId);
    }

    private List<RegistryInquiry> of(UUID claimId) {
        return list("claimId = ?1 order by basis", claimId);
    }

    /** Takes due inquiries and schedules their next attempt, which is made if this one gets no answer. */
    @Transactional
    List<RegistryInquiry> takeDue(int limit) {
        var now = clock.instant();
        var due = getSession()
                .createNativeQuery(
                        "select * from register_inquiry where answered_at is null and given_up_at is null"
                                + " and next_at <= :now order by next_at, claim_id limit :limit for update skip locked",
                        RegistryInquiry.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        due.forEach(inquiry -> inquiry.attempt(now, config.askAgainAfter(), config.askAgainAtMost()));
        return due;
    }
}
