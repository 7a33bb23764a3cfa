package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The checks of bank accounts by officers. Their evidence is stored encrypted. */
@ApplicationScoped
public class AccountChecks implements PanacheRepositoryBase<AccountCheck, UUID> {

    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    AccountChecks(FieldCipher cipher, Audit audit, BusinessClock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** A check as those who decide and auditors read it. */
    public record CheckedAccount(Instant at, String by, boolean own, String evidence) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(UUID claimId, boolean own, String evidence, String by) {
        var id = Ids.next();
        persist(new AccountCheck(id, claimId, own, by, clock.instant(), cipher.encrypt(evidence, place(id))));
        audit.record("check-account", "claim", claimId, Boolean.toString(own));
    }

    /** The result of the latest check since the account was stated. */
    Optional<Boolean> latest(UUID claimId, Instant since) {
        return find("claimId = ?1 and checkedAt >= ?2 order by id desc", claimId, since)
                .firstResultOptional()
                .map(AccountCheck::own);
    }

    /** When an account of the claim was last checked. */
    Optional<Instant> lastAt(UUID claimId) {
        return find("claimId = ?1 order by id desc", claimId)
                .firstResultOptional()
                .map(AccountCheck::checkedAt);
    }

    public List<CheckedAccount> of(UUID claimId) {
        return list("claimId = ?1 order by id", claimId).stream()
                .map(check -> new CheckedAccount(
                        check.checkedAt(),
                        check.checkedBy(),
                        check.own(),
                        cipher.decrypt(check.encryptedEvidence(), place(check.id()))))
                .toList();
    }

    private static String place(UUID id) {
        return FieldCipher.place("account_check", "encrypted_evidence", id);
    }
}
