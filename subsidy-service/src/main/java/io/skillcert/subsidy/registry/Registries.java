package io.skillcert.subsidy.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.security.Caller;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.holder.Holders;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import io.skillcert.subsidy.registry.RegistryAnswer.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the registries say about holders: their own answers, and what officers record or settle. The latest answer counts. */
@ApplicationScoped
public class Registries implements PanacheRepositoryBase<RegistryAnswer, UUID> {

    private final Holders digests;
    private final ConflictOfInterest conflictOfInterest;
    private final FieldCipher cipher;
    private final Event<HolderFactsChanged> factsChanged;
    private final Audit audit;
    private final BusinessClock clock;

    Registries(
            Holders digests,
            ConflictOfInterest conflictOfInterest,
            FieldCipher cipher,
            Event<HolderFactsChanged> factsChanged,
            Audit audit,
            BusinessClock clock) {
        this.digests = digests;
        this.conflictOfInterest = conflictOfInterest;
        this.cipher = cipher;
        this.factsChanged = factsChanged;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param bases whether each basis holds; null or absent if it is not known */
    public record HolderBases(IdentityDocument document, Map<Basis, Boolean> bases) {}

    /**
     * Records what an officer has learnt. It replaces everything known: a basis that is not named becomes unknown.
     *
     * @throws io.skillcert.http.problem.ProblemException 403 if the caller acts for one of the holders
     */
    @Transactional
    public void record(List<HolderBases> holders, String caller) {
        var digestOf = digests.ofAll(holders.stream().map(HolderBases::document).collect(Collectors.toSet()));
        conflictOfInterest.refuse(digestOf.values(), caller);
        for (var holder : holders) {
            var digest = digestOf.get(holder.document());
            for (var basis : Basis.values()) {
                add(digest, basis, holder.bases().get(basis), Source.OFFICER, caller, null);
            }
            audit.record("record-register-facts", "holder", digest, null);
        }
        changed(List.copyOf(digestOf.values()));
    }

    /**
     * Records a fact that an officer settles because the registry does not answer.
     *
     * @param evidence what the officer examined, and the reason
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(String holderDigest, Map<Basis, Boolean> bases, String caller, String evidence) {
        bases.forEach((basis, holds) -> add(holderDigest, basis, holds, Source.OFFICER, caller, evidence));
        audit.record("settle-register-facts", "holder", holderDigest, null);
        changed(List.of(holderDigest));
    }

    /** Records the answer of a registry. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAnswer(String holderDigest, Basis basis, boolean holds) {
        add(holderDigest, basis, holds, Source.REGISTER, Caller.SERVICE, null);
        changed(List.of(holderDigest));
    }

    private void changed(List<String> holders) {
        factsChanged.fire(new HolderFactsChanged(holders));
    }

    private void add(String holder, Basis basis, Boolean holds, Source source, String by, String evidence) {
        var id = Ids.next();
        var encrypted = evidence == null ? null : cipher.encrypt(evidence, place(id));
        persist(new RegistryAnswer(id, holder, basis, holds, source, by, clock.instant(), encrypted));
    }

    /**
     * An answer about a basis.
     *
     * @param holds null if it is not known any more
     * @param evidence what an officer looked at and the reason; null if the registry answered or nothing was stated
     */
    public record KnownAnswer(
            Basis basis,
            @Schema(nullable = true) Boolean holds,
            Source source,
            String recordedBy,
            Instant recordedAt,
            @Schema(nullable = true) String evidence) {}

    /** All answers about a holder, oldest first. */
    public List<KnownAnswer> answersOf(String holderDigest) {
        return list("holderDigest = ?1 order by id", holderDigest).stream()
                .map(answer -> new KnownAnswer(
                        answer.basis(),
                        answer.holds().orElse(null),
                        answer.source(),
                        answer.recordedBy(),
                        answer.recordedAt(),
                        answer.encryptedEvidence()
                                .map(evidence -> cipher.decrypt(evidence, place(answer.id())))
                                .orElse(null)))
                .toList();
    }

    private static String place(UUID id) {
        return FieldCipher.place("register_answer", "encrypted_evidence", id);
    }

    /** The bases that are known of a holder, and whether each holds. */
    public Map<Basis, Boolean> basesOf(String holderDigest) {
        return basesOfAll(List.of(holderDigest)).getOrDefault(holderDigest, Map.of());
    }

    /** The bases that are known of some holders, and whether each holds; a holder without an answer is missing. */
    public Map<String, Map<Basis, Boolean>> basesOfAll(Collection<String> holderDigests) {
        flush();
        var known = new HashMap<String, Map<Basis, Boolean>>();
        for (var answer : latest(holderDigests)) {
            answer.holds().ifPresent(holds -> known.computeIfAbsent(
                            answer.holderDigest(), holder -> new EnumMap<>(Basis.class))
                    .put(answer.basis(), holds));
        }
        return known;
    }

    private List<RegistryAnswer> latest(Collection<String> holderDigests) {
        return getSession()
                .createNativeQuery(
                        "select distinct on (holder_digest, basis) * from register_answer"
                                + " where holder_digest = any(cast(:holders as text[]))"
                                + " order by holder_digest, basis, seq desc",
                        RegistryAnswer.class)
                .setParameter("holders", holderDigests.toArray(String[]::new))
                .getResultList();
    }
}
