package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The log of every step of every claim. Reasons are written by people, so they are encrypted. */
@ApplicationScoped
public class ClaimLog implements PanacheRepositoryBase<ClaimLogEntry, UUID> {

    private static final int MAX_STEPS = 500;

    private final FieldCipher cipher;
    private final ClaimLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    ClaimLog(FieldCipher cipher, ClaimLetters letters, Audit audit, BusinessClock clock) {
        this.cipher = cipher;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records the step that the claim has just taken, and writes the letter about it if there is one.
     *
     * @param from its status before; null if it is new
     * @param reason null where the step needs none
     */
    public void step(Claim claim, ClaimStatus from, String actor, String reason) {
        var id = Ids.next();
        var encrypted = reason == null ? null : cipher.encrypt(reason, place(id));
        persist(new ClaimLogEntry(id, claim.id(), clock.instant(), from, claim.status(), actor, encrypted));
        letters.write(claim);
        audit.record("claim-" + claim.status().name().toLowerCase(Locale.ROOT), "claim", claim.id(), null);
    }

    /** When the claim reached its present status. */
    public Instant lastAt(UUID claimId) {
        return find("claimId = ?1 order by at desc, id desc", claimId)
                .firstResult()
                .at();
    }

    public List<ClaimLogEntry> of(UUID claimId) {
        return find("claimId = ?1 order by at, id", claimId)
                .range(0, MAX_STEPS - 1)
                .list();
    }

    public Optional<String> reasonOf(ClaimLogEntry entry) {
        return entry.encryptedReason().map(words -> cipher.decrypt(words, place(entry.id())));
    }

    private static String place(UUID id) {
        return FieldCipher.place("claim_log", "encrypted_reason", id);
    }
}
