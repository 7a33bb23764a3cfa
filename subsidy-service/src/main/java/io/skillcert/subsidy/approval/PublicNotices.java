package io.skillcert.subsidy.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.personal.Mask;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All public notices. None is published while the parameter switches them off. */
@ApplicationScoped
public class PublicNotices implements PanacheRepositoryBase<PublicNotice, UUID> {

    private final ClaimContentCipher contentCipher;
    private final Entitlements entitlements;
    private final ClaimParameterSource policy;
    private final BusinessClock clock;

    PublicNotices(
            ClaimContentCipher contentCipher,
            Entitlements entitlements,
            ClaimParameterSource policy,
            BusinessClock clock) {
        this.contentCipher = contentCipher;
        this.entitlements = entitlements;
        this.policy = policy;
        this.clock = clock;
    }

    void publish(Claim claim) {
        var today = clock.today();
        policy.rules().noticeUntil(today).ifPresent(until -> {
            var entitlement = entitlements.of(claim.certificateNumber());
            var notice = findByIdOptional(claim.id()).orElseGet(() -> new PublicNotice(claim.id()));
            notice.show(
                    Mask.name(contentCipher.contentOf(claim).name().orElse("")),
                    entitlement.occupationCode(),
                    entitlement.level().number(),
                    claim.amount(),
                    today.plusDays(1),
                    until);
            persist(notice);
        });
    }

    void end(UUID claimId) {
        findByIdOptional(claimId).ifPresent(PublicNotice::end);
    }

    /** The notices that are shown today. */
    public List<PublicNotice> shown(PageRequest page) {
        return find(
                        "ended = false and shownFrom <= ?1 and shownUntil >= ?1 and claimId > ?2 order by claimId",
                        clock.today(),
                        page.after())
                .range(0, page.limit())
                .list();
    }
}
