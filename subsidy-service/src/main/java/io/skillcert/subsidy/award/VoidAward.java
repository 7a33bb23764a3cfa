package io.skillcert.subsidy.award;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import io.skillcert.subsidy.registry.HolderFactsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Voids an award of another body that was recorded by mistake: one person proposes it, another one confirms it. */
@ApplicationScoped
public class VoidAward {

    private static final String SUBJECT = "award";

    private final Awards awards;
    private final ConflictOfInterest conflictOfInterest;
    private final FieldCipher cipher;
    private final Event<HolderFactsChanged> factsChanged;
    private final Audit audit;
    private final BusinessClock clock;

    VoidAward(
            Awards awards,
            ConflictOfInterest conflictOfInterest,
            FieldCipher cipher,
            Event<HolderFactsChanged> factsChanged,
            Audit audit,
            BusinessClock clock) {
        this.awards = awards;
        this.conflictOfInterest = conflictOfInterest;
        this.cipher = cipher;
        this.factsChanged = factsChanged;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if it is no award of another body, 409 if it is voided */
    @Transactional
    public Award propose(UUID id, String reason, String caller) {
        var award = lock(id, caller);
        award.settlement().propose(caller, clock.instant(), cipher.encrypt(reason, place(id)));
        audit.record("propose-voiding", SUBJECT, id, null);
        awards.flush();
        return award;
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the caller has proposed it, 409 if nobody has */
    @Transactional
    public Award confirm(UUID id, String caller) {
        var award = lock(id, caller);
        award.voided(caller, clock.instant());
        audit.record("void", SUBJECT, id, null);
        awards.flush();
        factsChanged.fire(new HolderFactsChanged(List.of(award.holderDigest())));
        return award;
    }

    /** Locks the holder, then reads the award as it is under that lock. */
    private Award lock(UUID id, String caller) {
        var award = awards.findByIdOptional(id)
                .filter(found -> found.claimId().isEmpty())
                .orElseThrow(() -> SubsidyProblem.AWARD_NOT_FOUND.exception(id));
        awards.lock(award.holderDigest());
        awards.getEntityManager().refresh(award);
        conflictOfInterest.refuse(award.holderDigest(), caller);
        return award;
    }

    public Optional<String> reasonOf(Award award) {
        return award.settlement().encryptedReason().map(reason -> cipher.decrypt(reason, place(award.id())));
    }

    private static String place(UUID id) {
        return FieldCipher.place("award", "encrypted_reason", id);
    }
}
