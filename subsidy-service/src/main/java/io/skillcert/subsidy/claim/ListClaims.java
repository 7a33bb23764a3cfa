package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.delivery.changes.ChangedRows;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads claims for their owner, or for those who may see all: the owner is then null. */
@ApplicationScoped
public class ListClaims {

    private final Claims claims;
    private final ClaimLog log;
    private final SubsidyParameterSource policy;
    private final BusinessClock clock;

    ListClaims(Claims claims, ClaimLog log, SubsidyParameterSource policy, BusinessClock clock) {
        this.claims = claims;
        this.log = log;
        this.policy = policy;
        this.clock = clock;
    }

    public Claim get(UUID id, String owner) {
        return claims.getFor(id, owner);
    }

    /** The steps of the claim, oldest first. */
    public List<ClaimLogEntry> log(UUID id, String owner) {
        claims.getFor(id, owner);
        return log.of(id);
    }

    /**
     * What a list is restricted to; a component that is null restricts nothing.
     *
     * @param overdue whether only undecided claims past their last day are listed (SUB-12)
     * @param reference the own reference of the account that has filed the claim
     * @param changes the transactions that have changed the claim last
     */
    public record Filter(
            ClaimStatus status,
            boolean overdue,
            String certificateNumber,
            String reference,
            ChangedRows.Transactions changes) {}

    public List<Claim> list(Filter filter, String owner, PageRequest page) {
        var claimedBefore = filter.overdue() ? policy.rules().overdueIfClaimedBefore(clock.today()) : null;
        return claims.page(filter, owner, claimedBefore, page);
    }
}
