package io.skillcert.subsidy.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.policy.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** What is known of the registers: recorded by an officer, looked up by the holder's digest. */
@ApplicationScoped
public class Registers implements PanacheRepositoryBase<RegisterFacts, String> {

    private final HolderDigests digests;
    private final Audit audit;
    private final BusinessClock clock;

    Registers(HolderDigests digests, Audit audit, BusinessClock clock) {
        this.digests = digests;
        this.audit = audit;
        this.clock = clock;
    }

    public record Answer(IdentityDocument document, Map<Basis, Boolean> bases) {}

    /** The latest answer replaces the earlier one whole. */
    @Transactional
    public void record(List<Answer> answers, String caller) {
        for (var answer : answers) {
            var digest = digests.of(answer.document());
            getEntityManager()
                    .createNativeQuery("insert into register_facts (holder_digest, recorded_by, recorded_at)"
                            + " values (:holder, :by, now()) on conflict do nothing")
                    .setParameter("holder", digest)
                    .setParameter("by", caller)
                    .executeUpdate();
            findById(digest, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                    .record(answer.bases(), caller, clock.instant());
            audit.record("record-register-facts", "holder", digest, null);
        }
    }

    /** Empty where no register has answered. */
    public Map<Basis, Boolean> basesOf(String holderDigest) {
        return findByIdOptional(holderDigest).map(RegisterFacts::bases).orElse(Map.of());
    }
}
