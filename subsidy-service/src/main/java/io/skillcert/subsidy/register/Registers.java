package io.skillcert.subsidy.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.policy.Basis;
import io.skillcert.subsidy.register.RegistryAnswer.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of the registers, by the holder's digest: their answers, and what officers record and settle. */
@ApplicationScoped
public class Registers implements PanacheRepositoryBase<RegistryAnswer, UUID> {

    private static final String REGISTER = "service";

    private final HolderDigests digests;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    Registers(HolderDigests digests, FieldCipher cipher, Audit audit, BusinessClock clock) {
        this.digests = digests;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    public record Answer(IdentityDocument document, Map<Basis, Boolean> bases) {}

    /** The latest answer replaces the earlier one whole: a basis it does not name is not known any more. */
    @Transactional
    public void record(List<Answer> answers, String caller) {
        for (var answer : answers) {
            var digest = digests.of(answer.document());
            for (var basis : Basis.values()) {
                add(digest, basis, answer.bases().get(basis), Source.OFFICER, caller, null);
            }
            audit.record("record-register-facts", "holder", digest, null);
        }
    }

    /** An officer settles what a register does not say. @param evidence what was looked at and why, in words */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(String holderDigest, Map<Basis, Boolean> bases, String caller, String evidence) {
        bases.forEach((basis, holds) -> add(holderDigest, basis, holds, Source.OFFICER, caller, evidence));
        audit.record("settle-register-facts", "holder", holderDigest, null);
    }

    /** A register has answered. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answered(String holderDigest, Basis basis, boolean holds) {
        add(holderDigest, basis, holds, Source.REGISTER, REGISTER, null);
    }

    private void add(String holder, Basis basis, Boolean holds, Source source, String by, String evidence) {
        var id = Ids.next();
        var sealed = evidence == null
                ? null
                : cipher.seal(evidence, FieldCipher.place("register_answer", "evidence_sealed", id));
        persist(new RegistryAnswer(id, holder, basis, holds, source, by, clock.instant(), sealed));
    }

    /** Empty where no register has answered. */
    public Map<Basis, Boolean> basesOf(String holderDigest) {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        for (var answer : latest(holderDigest)) {
            answer.holds().ifPresent(holds -> known.put(answer.basis(), holds));
        }
        return known;
    }

    private List<RegistryAnswer> latest(String holderDigest) {
        flush();
        return getSession()
                .createNativeQuery(
                        "select distinct on (basis) * from register_answer where holder_digest = :holder"
                                + " order by basis, seq desc",
                        RegistryAnswer.class)
                .setParameter("holder", holderDigest)
                .getResultList();
    }
}
