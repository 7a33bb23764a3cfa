package io.skillcert.subsidy.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.Mask;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** All public notices; none are published while the parameter has them switched off. */
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

    /** Those that are shown on the day; one more than the limit. */
    public List<PublicNotice> shown(LocalDate on, UUID after, int limit) {
        var shown = "ended = false and shownFrom <= ?1 and shownUntil >= ?1";
        var query = after == null
                ? find(shown + " order by claimId", on)
                : find(shown + " and claimId > ?2 order by claimId", on, after);
        return query.range(0, limit).list();
    }
}
