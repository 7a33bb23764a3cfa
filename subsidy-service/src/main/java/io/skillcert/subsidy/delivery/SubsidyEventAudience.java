package io.skillcert.subsidy.delivery;

import io.skillcert.delivery.EventAudience;
import io.skillcert.delivery.LoggedEvent;
import io.skillcert.delivery.PublishedType;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.events.subsidy.RecoveryStartedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.entitlement.ActingAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Shows the events of subsidy-service: those of a claim to the account that has filed it, those of an entitlement to the
 * accounts that may claim for it, and both to the account that is bound to the holder.
 */
@ApplicationScoped
class SubsidyEventAudience implements EventAudience {

    private static final String CLAIM = "claimId";
    private static final String ENTITLEMENT = "entitlementId";

    private final Claims claims;
    private final ActingAccounts actingAccounts;

    SubsidyEventAudience(Claims claims, ActingAccounts actingAccounts) {
        this.claims = claims;
        this.actingAccounts = actingAccounts;
    }

    @Override
    public List<PublishedType> types() {
        return List.of(
                ofEntitlement(EntitlementAssessedV1.TYPE, "ASSESSED"),
                ofEntitlement(ClaimReminderDueV1.TYPE, "REMINDED"),
                ofEntitlement(EntitlementExpiredV1.TYPE, "EXPIRED"),
                ofClaim(ClaimDecidedV1.TYPE, "DECIDED"),
                ofClaim(SubsidyPaidV1.TYPE, "PAID"),
                ofClaim(SubsidyReturnedV1.TYPE, "RETURNED"),
                ofClaim(RecoveryStartedV1.TYPE, "RECOVERY_STARTED"));
    }

    private static PublishedType ofEntitlement(String type, String status) {
        return new PublishedType(type, "entitlement", ENTITLEMENT, status, null);
    }

    private static PublishedType ofClaim(String type, String status) {
        return new PublishedType(type, "claim", CLAIM, status, "/v1/claims/{}");
    }

    @Override
    public Set<UUID> visible(String account, List<LoggedEvent> events) {
        var filed = claims.idsOf(account, ids(events, CLAIM));
        var entitlements = actingAccounts.entitlementsOf(account, ids(events, ENTITLEMENT));
        return events.stream()
                .filter(event -> event.payload().has(CLAIM)
                        ? filed.contains(event.id(CLAIM))
                        : entitlements.contains(event.id(ENTITLEMENT)))
                .map(LoggedEvent::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<LoggedEvent> events, String field) {
        return events.stream()
                .filter(event -> event.payload().has(field))
                .map(event -> event.id(field))
                .collect(Collectors.toSet());
    }
}
