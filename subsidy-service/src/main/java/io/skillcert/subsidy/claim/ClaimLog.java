package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every step of every claim. Reasons are people's own words, so they are sealed. */
@ApplicationScoped
public class ClaimLog implements PanacheRepositoryBase<ClaimLogEntry, UUID> {

    /** No claim goes through more steps than this in a page of its log. */
    private static final int SHOWN = 500;

    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    ClaimLog(FieldCipher cipher, Audit audit, BusinessClock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param from where it stood before, null if it is new. @param reason null where the step needs none */
    public void step(Claim claim, ClaimStatus from, String actor, String reason) {
        var id = Ids.next();
        var sealed = reason == null ? null : cipher.seal(reason, place(id));
        persist(new ClaimLogEntry(id, claim.id(), clock.instant(), from, claim.status(), actor, sealed));
        audit.record("claim-" + claim.status().name().toLowerCase(java.util.Locale.ROOT), "claim", claim.id(), null);
    }

    /** When the claim came to where it stands. */
    public Instant lastAt(UUID claimId) {
        return find("claimId = ?1 order by at desc, id desc", claimId)
                .firstResult()
                .at();
    }

    public List<ClaimLogEntry> of(UUID claimId) {
        return find("claimId = ?1 order by at, id", claimId).range(0, SHOWN - 1).list();
    }

    public Optional<String> reasonOf(ClaimLogEntry entry) {
        return entry.reasonSealed().map(words -> cipher.open(words, place(entry.id())));
    }

    private static String place(UUID id) {
        return FieldCipher.place("claim_log", "reason_sealed", id);
    }
}
