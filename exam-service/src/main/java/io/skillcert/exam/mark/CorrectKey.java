package io.skillcert.exam.mark;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.exam.bank.KeyChecks;
import io.skillcert.http.ETags;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Corrects the key of an item after the exam: one officer proposes, another approves; then all attempts are marked again. */
@ApplicationScoped
public class CorrectKey {

    private final KeyCorrections corrections;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final KeyChecks keyChecks;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    CorrectKey(
            KeyCorrections corrections,
            ItemVersions versions,
            ItemCiphers ciphers,
            KeyChecks keyChecks,
            Json json,
            Audit audit,
            BusinessClock clock) {
        this.corrections = corrections;
        this.versions = versions;
        this.ciphers = ciphers;
        this.keyChecks = keyChecks;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an officer proposes.
     *
     * @param number of the version of the item
     * @param key the new key; for {@link KeyCorrection.Action#NEW_KEY} only
     */
    public record Proposal(
            UUID itemId, int number, KeyCorrection.Action action, Optional<ItemKey> key, String reason) {}

    /**
     * Proposes a correction.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if a key is missing, not due, or does not fit the item; 404 if there
     *     is no such version; 409 if another correction of it awaits approval
     */
    @Transactional
    public KeyCorrection propose(Proposal proposal, String account) {
        var hasNewKey = proposal.action() == KeyCorrection.Action.NEW_KEY;
        new Violations()
                .addIf(hasNewKey && proposal.key().isEmpty(), "key", "is required for a new key")
                .addIf(!hasNewKey && proposal.key().isPresent(), "key", "is for a new key only")
                .throwIfAny();
        var version = versions.get(proposal.itemId(), proposal.number());
        proposal.key().ifPresent(key -> keyChecks.require(version, key));
        var correction = new KeyCorrection(
                Ids.next(), version.id(), proposal.action(), proposal.reason(), account, clock.instant());
        proposal.key().ifPresent(key -> correction.encrypt(json.write(key), ciphers));
        try {
            corrections.persistAndFlush(correction);
        } catch (ConstraintViolationException e) {
            throw ExamProblem.KEY_CORRECTION_OPEN.exception();
        }
        audit.record("propose-key-correction", "key-correction", correction.id(), proposal.reason());
        return correction;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that proposed it */
    @Transactional
    public KeyCorrection approve(UUID id, String account, String ifMatch) {
        AdvisoryLock.lock(corrections.getEntityManager(), MarkAttempts.KEYS);
        var correction = corrections.lock(id);
        ETags.require(ifMatch, correction.version());
        correction.approve(account, clock.instant());
        corrections.flush();
        audit.record("approve-key-correction", "key-correction", id, null);
        return correction;
    }
}
