package io.skillcert.subsidy.inquiry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.MakeClaim.ClaimSubmitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What the registers are to be asked. */
@ApplicationScoped
public class Inquiries implements PanacheRepositoryBase<RegistryInquiry, UUID> {

    private final RegistryClients registers;
    private final RegistriesConfig config;
    private final Claims claims;
    private final BusinessClock clock;

    Inquiries(RegistryClients registers, RegistriesConfig config, Claims claims, BusinessClock clock) {
        this.registers = registers;
        this.config = config;
        this.claims = claims;
        this.clock = clock;
    }

    /** Each register that can be asked is asked about a claim that is made. */
    void onSubmitted(@Observes ClaimSubmitted submitted) {
        ask(submitted.claim(), true);
    }

    /** An officer wants those asked now that have not answered. */
    @Transactional
    public List<RegistryInquiry> askAgain(UUID claimId, String ifMatch) {
        var claim = claims.lock(claimId);
        ETags.require(ifMatch, claim.version());
        if (!claim.status().awaitsDecision()) {
            throw new ProblemException(409, "no-decision-awaited", "The claim waits for no register.");
        }
        ask(claim, false);
        flush();
        return of(claimId);
    }

    private void ask(Claim claim, boolean alsoThoseThatHaveAnswered) {
        var now = clock.instant();
        for (var basis : registers.known()) {
            find("claimId = ?1 and basis = ?2", claim.id(), basis)
                    .firstResultOptional()
                    .ifPresentOrElse(
                            known -> {
                                if (alsoThoseThatHaveAnswered
                                        || known.answeredAt().isEmpty()) {
                                    known.askAgain(now);
                                }
                            },
                            () -> persist(new RegistryInquiry(
                                    Ids.next(),
                                    claim.id(),
                                    basis,
                                    claim.claimedOn().orElseThrow(),
                                    now)));
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such claim */
    public List<RegistryInquiry> ofKnown(UUID claimId) {
        claims.keyOf(claimId, null);
        return of(claimId);
    }

    private List<RegistryInquiry> of(UUID claimId) {
        return list("claimId = ?1 order by basis", claimId);
    }

    /** Those that are due, for this replica alone: asked again later if it ends before it has an answer. */
    @Transactional
    List<RegistryInquiry> take(int limit) {
        var now = clock.instant();
        var due = getSession()
                .createNativeQuery(
                        "select * from register_inquiry where answered_at is null and given_up_at is null"
                                + " and next_at <= :now order by next_at limit :limit for update skip locked",
                        RegistryInquiry.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        due.forEach(inquiry -> inquiry.attempt(now, config.askAgainAfter(), config.askAgainAtMost()));
        return due;
    }
}
